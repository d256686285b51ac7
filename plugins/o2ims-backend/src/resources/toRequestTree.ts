import {
  apiVersionOf,
  Condition,
  FocomProvisioningRequest,
  labels,
  Phase,
  ProvisioningRequest,
  resourceTypes,
  toPhase,
} from '@o2ims-portal/api';
import { localOCloud } from '@o2ims-portal/plugin-o2ims-common';
import { compareNames, list, text } from '../model/text';
import { clusterOfRequest } from './clusterOfRequest';
import { ObjectTree } from './ObjectTree';
import { toClusterTree, toLeaves } from './toClusterTree';
import { TreeSource } from './TreeSource';

/** What FOCOM says of a ProvisioningRequest. */
interface Report {
  name: string;
  /** Of a request for several clusters, the one that it is for. */
  cluster?: string;
  phase: Phase;
  message?: string;
  conditions: Condition[];
}

/** A ProvisioningRequest with the Cluster that serves it. */
export function toProvisioningRequestTree(
  request: ProvisioningRequest,
  source: TreeSource,
): ObjectTree {
  const clusters = source.clustersOf(request);
  const said = clusterOfRequest(request);
  return {
    object: request,
    children:
      clusters.length > 0 || !said
        ? clusters.map(cluster => toClusterTree(cluster, source))
        : // the Cluster is gone, and hosts that have not let go of it are not
          toLeaves(source.hostsOfCluster(said)),
  };
}

/**
 * A FocomProvisioningRequest with its ProvisioningRequest, or one for each of its clusters. Those that the portal does
 * not see are told as FOCOM tells them.
 */
export function toRequestTree(
  focomRequest: FocomProvisioningRequest,
  source: TreeSource,
): ObjectTree {
  const oCloudId = text(focomRequest.spec?.oCloudId) ?? localOCloud;
  const seen = source.requestsOf(focomRequest.metadata.uid);
  const names = new Set(seen.map(({ metadata }) => metadata.name));
  const clusters = new Set(
    seen.map(({ metadata }) => metadata.labels?.[labels.focomRequestCluster]),
  );
  const branches = [
    ...seen.map(request => toProvisioningRequestTree(request, source)),
    ...reportsOf(focomRequest)
      .filter(
        ({ name, cluster }) =>
          !names.has(name) && !(cluster && clusters.has(cluster)),
      )
      .map(report => toReportedTree(report, oCloudId)),
  ];
  return {
    object: focomRequest,
    children: branches.sort((a, b) =>
      compareNames(a.object.metadata.name, b.object.metadata.name),
    ),
  };
}

function reportsOf({ status }: FocomProvisioningRequest): Report[] {
  const several = list(status?.clusters);
  if (several.length > 0) {
    return several.map(({ name, remoteName, phase, reason, message }) => ({
      // what is not sent yet has no name of its own
      name: remoteName ?? name,
      cluster: name,
      phase: toPhase(text(phase)),
      conditions: [
        {
          type: 'Ready',
          status: phase === 'FULFILLED' ? 'True' : 'False',
          reason: text(reason) ?? '',
          message: text(message) ?? '',
          lastTransitionTime: '',
        },
      ],
    }));
  }
  const name = text(status?.remoteName);
  return name
    ? [
        {
          name,
          phase: toPhase(text(status?.phase)),
          message: text(status?.message),
          // they are those of the ProvisioningRequest, but for those that are FOCOM's own
          conditions: [...list(status?.conditions)],
        },
      ]
    : [];
}

function toReportedTree(report: Report, oCloudId: string): ObjectTree {
  const type = resourceTypes.provisioningRequest;
  const { name, phase, message, conditions } = report;
  const object: ProvisioningRequest = {
    apiVersion: apiVersionOf(type),
    kind: type.kind,
    metadata: { name },
    spec: { templateName: '', templateVersion: '', templateParameters: {} },
    status: {
      provisioningStatus: {
        provisioningState: phase.toLocaleLowerCase('en-US') as Lowercase<Phase>,
        ...(message && { provisioningMessage: message }),
      },
      conditions,
    },
  };
  return {
    object,
    isReported: true,
    ...(oCloudId !== localOCloud && { oCloudId }),
    children: [],
  };
}
