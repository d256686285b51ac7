import {
  Cluster,
  ClusterV1beta1,
  ClusterV1beta2,
  KubeadmControlPlane,
  KubeadmControlPlaneV1beta1,
  KubeadmControlPlaneV1beta2,
  KubernetesObject,
  Machine,
  MachineDeployment,
  resourceTypes,
} from '@o2ims-portal/api';

function hasInfrastructure(cluster: Cluster): boolean {
  return Boolean(
    (cluster as ClusterV1beta1).status?.infrastructureReady ??
      (cluster as ClusterV1beta2).status?.initialization
        ?.infrastructureProvisioned,
  );
}

function isInitialized(controlPlane: KubeadmControlPlane): boolean {
  return Boolean(
    (controlPlane as KubeadmControlPlaneV1beta1).status?.initialized ??
      (controlPlane as KubeadmControlPlaneV1beta2).status?.initialization
        ?.controlPlaneInitialized,
  );
}

function hasAll(object: KubernetesObject): boolean {
  const { metadata, spec, status } = object as MachineDeployment;
  const updated = (object as KubeadmControlPlaneV1beta1).status
    ?.updatedReplicas;
  const upToDate = (object as KubeadmControlPlaneV1beta2).status
    ?.upToDateReplicas;
  const wanted = spec?.replicas ?? 1;
  return (
    status?.observedGeneration === metadata.generation &&
    [status?.replicas, status?.readyReplicas, updated ?? upToDate].every(
      count => count === wanted,
    )
  );
}

/**
 * Whether the objects of a cluster say that all of it is there, told without any help of the operator's: its control
 * plane and its workers have as many ready machines as they should, and all machines are nodes.
 */
export function isDone(objects: readonly KubernetesObject[]): boolean {
  const of = <T extends KubernetesObject>({ kind }: { kind: string }) =>
    objects.filter(object => object.kind === kind) as T[];
  const controlPlanes = of<KubeadmControlPlane>(
    resourceTypes.kubeadmControlPlane,
  );
  const deployments = of<MachineDeployment>(resourceTypes.machineDeployment);
  const parts = [...controlPlanes, ...deployments];
  const machines = of<Machine>(resourceTypes.machine);
  const wanted = parts.reduce(
    (sum, { spec }) => sum + (spec?.replicas ?? 1),
    0,
  );
  return (
    of<Cluster>(resourceTypes.cluster).some(hasInfrastructure) &&
    controlPlanes.length > 0 &&
    controlPlanes.every(isInitialized) &&
    parts.every(hasAll) &&
    machines.length === wanted &&
    machines.every(({ status }) => status?.nodeRef)
  );
}
