import {
  annotations,
  Cluster,
  describeViolations,
  KubeadmControlPlane,
  labels,
  ProvisioningRequest,
  reasons,
  resourceTypes,
} from '@o2ims-portal/api';
import { HostProblem } from '@o2ims-portal/host-rules';
import { wantedClusterName } from '../cache/Caches';

/** What is known about the Cluster that a request asks to adopt. */
export interface AdoptionOptions {
  request: ProvisioningRequest;
  namespace: string;
  /** The Cluster of the name that the request gives. */
  cluster?: Cluster;
  /** Its control plane. */
  controlPlane?: KubeadmControlPlane;
  /** Whether a request that the Cluster was made for is there. */
  isOwned: boolean;
  /** The request that adopts the Cluster before this one. */
  rival?: ProvisioningRequest;
}

function refuse(message: string): HostProblem {
  return { reason: reasons.adoptionRefused, message };
}

/** What keeps a request from adopting the Cluster that it names; undefined when nothing does. */
export function judgeAdoption(
  options: AdoptionOptions,
): HostProblem | undefined {
  const { request, cluster, controlPlane, namespace, rival } = options;
  const asked = request.metadata.annotations?.[annotations.adopt];
  const isNew = !request.status?.extensions?.cluster;
  if (isNew && asked !== 'true') {
    return refuse(
      `The annotation ${annotations.adopt} says '${asked}'; give "true" to adopt the Cluster that clusterName names, or take it away to have a new one made`,
    );
  }
  const name = wantedClusterName(request);
  if (!name) {
    return {
      reason: reasons.invalidParameters,
      message: `Correct the parameters: ${describeViolations([
        {
          pointer: '/clusterName',
          message: 'names the Cluster to adopt, and has to be given',
        },
      ])}`,
    };
  }
  const waits = (what: string): HostProblem => ({
    reason: reasons.clusterNotFound,
    message: `${what}. The request goes on by itself when there is`,
  });
  if (!cluster) {
    return waits(
      `There is no Cluster '${name}' in namespace '${namespace}' to adopt`,
    );
  }
  if (options.isOwned) {
    const owner = cluster.metadata.labels?.[labels.provisioningRequest];
    return refuse(
      `Cluster '${name}' belongs to request '${owner}', which made it. Delete this request, or name a Cluster that no request made`,
    );
  }
  if (rival) {
    return refuse(
      `Cluster '${name}' is adopted by request '${rival.metadata.name}'. Delete one of the two requests`,
    );
  }
  const { infrastructureRef, controlPlaneRef } = cluster.spec ?? {};
  if (!infrastructureRef || !controlPlaneRef) {
    return waits(
      `Cluster '${name}' has no infrastructure or no control plane yet`,
    );
  }
  for (const [{ kind }, known, what] of [
    [infrastructureRef, resourceTypes.byoCluster.kind, 'hosts'],
    [controlPlaneRef, resourceTypes.kubeadmControlPlane.kind, 'control planes'],
  ] as const) {
    if (kind !== known) {
      return refuse(
        `Cluster '${name}' is made from a ${kind}; only ${what} of kind ${known} are understood. Delete this request, or name another Cluster`,
      );
    }
  }
  return controlPlane
    ? undefined
    : waits(
        `There is no KubeadmControlPlane '${controlPlaneRef.name}' of Cluster '${name}'`,
      );
}
