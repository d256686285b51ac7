import {
  ByoHost,
  Cluster,
  clusterOfHost,
  KubeadmControlPlane,
  labels,
  Machine,
  ProvisioningRequest,
} from '@o2ims-portal/api';
import { hostIdOf, PlannedHost } from '@o2ims-portal/host-rules';
import { ClusterPlan, toPlannedRequest } from '../plan/ClusterPlan';

/** A Cluster that somebody else made, with what belongs to it. */
export interface AdoptedObjects {
  cluster: Cluster;
  controlPlane: KubeadmControlPlane;
  machines: readonly Machine[];
  /** All that are registered. */
  hosts: readonly ByoHost[];
}

/** The hosts that BYOH has given to a cluster: masters first, in the order of their names. */
function hostsOfCluster({
  cluster,
  machines,
  hosts,
}: AdoptedObjects): PlannedHost[] {
  const masters = new Set(
    machines
      .filter(
        ({ metadata }) => metadata.labels?.[labels.controlPlane] !== undefined,
      )
      .map(({ spec }) => spec?.infrastructureRef?.name),
  );
  return hosts
    .filter(host => clusterOfHost(host) === cluster.metadata.name)
    .map(host => ({
      name: host.metadata.name,
      uid: host.metadata.uid ?? '',
      hostId: hostIdOf(host) ?? '',
      role: masters.has(host.status?.machineRef?.name)
        ? ('control-plane' as const)
        : ('worker' as const),
    }))
    .sort((a, b) =>
      a.role === b.role
        ? Number(a.name > b.name) - Number(a.name < b.name)
        : Number(a.role === 'worker') - Number(b.role === 'worker'),
    );
}

/** A cluster that somebody else made, in the words in which our own are planned: what is so, not what is wanted. */
export function toAdoptedPlan(
  request: ProvisioningRequest,
  objects: AdoptedObjects,
): ClusterPlan {
  const { cluster, controlPlane } = objects;
  const { controlPlaneEndpoint, clusterNetwork } = cluster.spec ?? {};
  const { host = '', port = 0 } = controlPlaneEndpoint ?? {};
  return {
    request: toPlannedRequest(request),
    clusterName: cluster.metadata.name,
    kubernetesVersion: controlPlane.spec?.version ?? '',
    endpoint: { host, port },
    podCidr: clusterNetwork?.pods?.cidrBlocks.join(',') ?? '',
    serviceCidr: clusterNetwork?.services?.cidrBlocks.join(',') ?? '',
    hosts: hostsOfCluster(objects),
    adopted: true,
  };
}
