import { isHostClaimed, KubernetesObject, labels } from '@o2ims-portal/api';
import { hostOrdinal } from '../model/hostHardware';
import { capi } from '../model/names';
import { ClusterView, HostView, WorkloadView } from '../plan/views';
import { Caches } from './Caches';

/** Where an object is; also the key of a cluster or a host. */
export interface Place {
  namespace: string;
  name: string;
}

/** Name of the cluster that an object belongs to, by what is written in it; undefined when nothing is. */
export function clusterNameOf(object: KubernetesObject): string | undefined {
  if (object.kind === 'Cluster') {
    return object.metadata.name;
  }
  const { spec } = object as { spec?: { clusterName?: string } };
  return (
    object.metadata.labels?.[labels.clusterName] ??
    spec?.clusterName ??
    object.metadata.ownerReferences?.find(({ kind }) => kind === 'Cluster')
      ?.name
  );
}

/** Gathers what belongs to a cluster from the caches. */
export function lookAtCluster(
  caches: Caches,
  place: Place,
  workload: WorkloadView,
): ClusterView {
  const { namespace, name } = place;
  const cluster = caches.clusters.get(place);
  const { infrastructureRef, controlPlaneRef } = cluster?.spec ?? {};
  const inNamespace = <T extends KubernetesObject>(objects: T[]): T[] =>
    objects
      .filter(({ metadata }) => metadata.namespace === namespace)
      .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
  const own = <T extends KubernetesObject>(objects: T[]): T[] =>
    inNamespace(objects).filter(object => clusterNameOf(object) === name);
  // named by the Cluster, or left over from it
  const referred = <T extends KubernetesObject>(
    objects: T[],
    reference: { name: string } | undefined,
  ): T | undefined =>
    inNamespace(objects).find(
      ({ metadata }) => metadata.name === reference?.name,
    ) ?? own(objects)[0];
  return {
    namespace,
    name,
    cluster,
    byoCluster: referred(caches.byoClusters.list(), infrastructureRef),
    controlPlane: referred(caches.controlPlanes.list(), controlPlaneRef),
    deployments: own(caches.deployments.list()),
    sets: own(caches.sets.list()),
    machines: own(caches.machines.list()),
    byoMachines: own(caches.byoMachines.list()),
    configs: own(caches.configs.list()),
    secrets: own(caches.secrets.list()),
    machineTemplates: inNamespace(caches.machineTemplates.list()),
    configTemplates: inNamespace(caches.configTemplates.list()),
    hosts: inNamespace(caches.hosts.list()),
    workload,
  };
}

/** Gathers what concerns a host; undefined when it is gone. */
export function lookAtHost(
  caches: Caches,
  place: Place,
  options: {
    hosts: number;
    hostPrefix: string;
    workloadOf(cluster: Place): WorkloadView;
  },
): HostView | undefined {
  const host = caches.hosts.get(place);
  if (!host) {
    return undefined;
  }
  const { namespace } = place;
  const cluster = host.metadata.labels?.[labels.clusterName] ?? '';
  const claimedBy = host.metadata.labels?.[capi.byoMachineName];
  const controlPlane = caches.controlPlanes
    .list()
    .find(
      it =>
        it.metadata.namespace === namespace && clusterNameOf(it) === cluster,
    );
  const ofMachine = ({ metadata }: KubernetesObject) =>
    `${metadata.namespace}.${metadata.name}` === claimedBy;
  return {
    host,
    byoMachine: caches.byoMachines.list().find(ofMachine),
    // all that is made for a Machine is called the same
    config: caches.configs.list().find(ofMachine),
    initialized: Boolean(controlPlane?.status?.initialized),
    workload: options.workloadOf({ namespace, name: cluster }),
    isSurplus:
      !isHostClaimed(host) &&
      (hostOrdinal(place.name, options.hostPrefix) ?? 0) > options.hosts,
  };
}
