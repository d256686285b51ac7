import {
  annotations,
  asksForPause,
  Cluster,
  Condition,
  finalizers,
  findCondition,
  isConditionTrue,
  labels,
  pausedCondition,
  ProvisioningRequest,
  reasons,
  toLabelValue,
} from '@o2ims-portal/api';
import { ownerUidOf } from '../cache/Caches';
import { planOfCluster } from '../plan/planOnCluster';

/**
 * What a request has to do with its Cluster going from one management cluster to another, as by `clusterctl move`:
 *
 * - away: the Cluster goes, or went, elsewhere;
 * - awaited: the request came from elsewhere, and the Cluster has not, or is not resumed yet;
 * - here: the Cluster is here, still marked as made for the request as it was elsewhere;
 * - adopted: it is here, and another request, which adopted it before, looks after it.
 */
export type Move =
  | { step: 'away' | 'awaited' | 'adopted'; message: string }
  | { step: 'here'; cluster: Cluster };

const isPaused = (cluster: Cluster) =>
  cluster.spec?.paused === true || asksForPause(cluster);

const isBeingMoved = ({ metadata }: Cluster) =>
  annotations.deleteForMove in (metadata.annotations ?? {});

/** Whether a Cluster was made for a request of this name that is not there any more, since a name is given only once. */
function wasMadeFor(request: ProvisioningRequest, cluster: Cluster): boolean {
  const { name, uid } = request.metadata;
  const owner = ownerUidOf(cluster);
  return (
    owner !== undefined &&
    owner !== uid &&
    cluster.metadata.labels?.[labels.provisioningRequest] ===
      toLabelValue(name) &&
    !cluster.metadata.deletionTimestamp &&
    planOfCluster(cluster) !== undefined
  );
}

function says(
  conditions: readonly Condition[] | undefined,
  type: string,
  reason: string,
): boolean {
  return findCondition(conditions, type)?.reason === reason;
}

/** Whether what was last known of the Cluster is that it went, or was there and paused, as a move begins. */
function wasLeaving({ status }: ProvisioningRequest): boolean {
  const { conditions, provisionedResourceSet } = status ?? {};
  return (
    (isConditionTrue(conditions, pausedCondition) &&
      provisionedResourceSet?.oCloudNodeClusterId !== undefined) ||
    says(conditions, 'ResourcesApplied', reasons.clusterMoved)
  );
}

/** Whether the request came from elsewhere: here, it would have a status before it has a finalizer. */
function cameFromElsewhere({ status }: ProvisioningRequest): boolean {
  return (
    !status?.provisioningStatus ||
    says(status.conditions, 'Validated', reasons.clusterAwaited)
  );
}

/**
 * Finds out whether a move of its Cluster concerns a request. Goes by what is there and what the request's status says
 * of what was there, so that an operator that was not running meanwhile knows it too.
 */
export function findMove(options: {
  request: ProvisioningRequest;
  /** The Cluster that was made for the request. */
  own?: Cluster;
  /** The Cluster of the name that the request asks for. */
  named?: Cluster;
  /** The request that has adopted that. */
  adopter?: ProvisioningRequest;
  clusterName: string;
}): Move | undefined {
  const { request, own, named, adopter, clusterName } = options;
  const startOver = `to have a new cluster made here instead, take the finalizer ${finalizers.o2ims} off this request`;
  const away: Move = {
    step: 'away',
    message: `Cluster '${clusterName}' was moved to another management cluster, and its request belongs there. Delete this one: neither the cluster nor its hosts are touched by that; or ${startOver}`,
  };
  if (own) {
    return isBeingMoved(own)
      ? {
          ...away,
          message: `${away.message}. If the move broke off and the cluster is to stay here, take the annotation ${annotations.deleteForMove} off the Cluster: kubectl annotate clusters.cluster.x-k8s.io ${clusterName} --namespace ${own.metadata.namespace} ${annotations.deleteForMove}-`,
        }
      : undefined;
  }
  if (named && wasMadeFor(request, named) && !isBeingMoved(named)) {
    if (adopter) {
      return {
        step: 'adopted',
        message: `Cluster '${clusterName}' was made for a request of this name that is gone, and request '${adopter.metadata.name}' has adopted it since. Delete this request, which leaves the cluster alone, or that one, and this one takes the cluster over`,
      };
    }
    return isPaused(named)
      ? {
          step: 'awaited',
          message: `Cluster '${clusterName}' of this request came from another management cluster, and is paused. It is taken over as soon as it is resumed, which 'clusterctl move' does at its end`,
        }
      : { step: 'here', cluster: named };
  }
  if (!request.metadata.finalizers?.includes(finalizers.o2ims)) {
    return undefined;
  }
  if (wasLeaving(request)) {
    return away;
  }
  return cameFromElsewhere(request)
    ? {
        step: 'awaited',
        message: `This request came from another management cluster, and waits for its Cluster '${clusterName}' to be moved here; ${startOver}`,
      }
    : undefined;
}
