import {
  FocomProvisioningRequest,
  reasons,
  resourceTypes,
} from '@o2ims-portal/api';
import { formOf } from '../../requests/formOf';
import { hasRemote } from '../../requests/hasRemote';
import { Problem } from '../../requests/Problem';
import { expandBatch } from '../expandBatch';

/** The cluster that is to have another number of workers, and the request that asks for it. @public */
export interface ScaleTarget {
  request: FocomProvisioningRequest;
  /** Which one, of a request for several. */
  cluster?: string;
  parameters: Record<string, unknown>;
}

/** The clusters that a request asks for itself. Those of an inventory have the workers that it lists. */
function targetsIn(request: FocomProvisioningRequest): ScaleTarget[] {
  const { spec } = request;
  if (formOf(request) === 'single') {
    return [{ request, parameters: spec.templateParameters ?? {} }];
  }
  const expansion = spec.clusters && expandBatch(request);
  return expansion && 'items' in expansion
    ? expansion.items.map(item => ({
        request,
        cluster: item.name,
        parameters: item.request.spec.templateParameters,
      }))
    : [];
}

function asksInventoryFor(
  { spec, status }: FocomProvisioningRequest,
  clusterName: string,
): boolean {
  return (
    spec.clusterNames?.includes(clusterName) ||
    (spec.operation !== 'scale' && spec.clusterName === clusterName) ||
    (spec.allClusters === true &&
      (status?.clusters ?? []).some(({ name }) => name === clusterName))
  );
}

function byPrecedence(a: ScaleTarget, b: ScaleTarget): number {
  const sent = Number(hasRemote(b.request)) - Number(hasRemote(a.request));
  const { metadata: first } = a.request;
  const { metadata: second } = b.request;
  const made = (first.creationTimestamp ?? '').localeCompare(
    second.creationTimestamp ?? '',
  );
  return sent || made || first.name.localeCompare(second.name);
}

/**
 * The request that asks for the cluster that another one wants to scale: of several the one that the O-Cloud has, then
 * the oldest.
 *
 * @public
 */
export function findScaleTarget(
  { metadata, spec }: FocomProvisioningRequest,
  requests: readonly FocomProvisioningRequest[],
): ScaleTarget | Problem {
  const { namespace, uid } = metadata;
  const clusterName = spec.clusterName!;
  const others = requests.filter(
    other =>
      other.metadata.namespace === namespace &&
      other.metadata.uid !== uid &&
      !other.metadata.deletionTimestamp,
  );
  const [target] = others
    .flatMap(targetsIn)
    .filter(({ parameters }) => parameters.clusterName === clusterName)
    .sort(byPrecedence);
  if (target) {
    return target;
  }
  const { kind } = resourceTypes.focomProvisioningRequest;
  const listing = others.find(other => asksInventoryFor(other, clusterName));
  return listing
    ? {
        phase: 'FAILED',
        reason: reasons.workersPinned,
        message: `Cluster '${clusterName}' is one of an inventory, and has the workers that are listed there: a number does not say which to add or to take away. Change its cluster_workers in ConfigMap '${
          listing.spec.inventory ?? 'inventory'
        }'; ${kind} '${listing.metadata.name}' follows it.`,
      }
    : {
        phase: 'FAILED',
        reason: reasons.clusterNotFound,
        message: `No other ${kind} in namespace '${namespace}' asks for a cluster '${clusterName}', so there is none to scale. Correct clusterName, or make a request for that cluster.`,
      };
}
