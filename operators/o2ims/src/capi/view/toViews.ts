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
  MachineDeploymentV1beta1,
  MachineDeploymentV1beta2,
  MachineV1beta1,
  MachineV1beta2,
} from '@o2ims-portal/api';
import {
  toConditionViewsOfV1beta1,
  toConditionViewsOfV1beta2,
} from './toConditionViews';
import {
  ClusterView,
  ControlPlaneView,
  MachineDeploymentView,
  MachineView,
  ObjectView,
} from './views';

type V1beta1 =
  | ClusterV1beta1
  | KubeadmControlPlaneV1beta1
  | MachineDeploymentV1beta1
  | MachineV1beta1;
type V1beta2 =
  | ClusterV1beta2
  | KubeadmControlPlaneV1beta2
  | MachineDeploymentV1beta2
  | MachineV1beta2;

function isV1beta2(object: KubernetesObject): boolean {
  return object.apiVersion.endsWith('/v1beta2');
}

function toFinalFailure(
  status: { failureReason?: string; failureMessage?: string } | undefined,
): string | undefined {
  const said = [status?.failureReason, status?.failureMessage];
  return said.filter(Boolean).join(': ') || undefined;
}

/** What the objects of all kinds have in common. */
function toObjectView(object: V1beta1 | V1beta2, kind: string): ObjectView {
  const { metadata } = object;
  if (isV1beta2(object)) {
    const { status } = object as V1beta2;
    const deprecated = status?.deprecated?.v1beta1;
    return {
      kind,
      metadata,
      conditions: toConditionViewsOfV1beta2(
        status?.conditions,
        deprecated?.conditions,
      ),
      finalFailure: toFinalFailure(deprecated),
    };
  }
  const { status } = object as V1beta1;
  return {
    kind,
    metadata,
    conditions: toConditionViewsOfV1beta1(status?.conditions),
    finalFailure: toFinalFailure(status),
  };
}

/** @param cluster - of either version */
export function toClusterView(cluster: Cluster): ClusterView {
  return {
    ...toObjectView(cluster, 'Cluster'),
    infrastructureReady:
      (isV1beta2(cluster)
        ? (cluster as ClusterV1beta2).status?.initialization
            ?.infrastructureProvisioned
        : (cluster as ClusterV1beta1).status?.infrastructureReady) === true,
  };
}

/** What is counted the same in both versions. */
function toReplicas({
  metadata,
  spec,
  status,
}: KubeadmControlPlane | MachineDeployment) {
  return {
    isCurrent: (status?.observedGeneration ?? 0) >= (metadata.generation ?? 0),
    replicasWanted: spec?.replicas ?? 1,
    replicas: status?.replicas ?? 0,
    replicasReady: status?.readyReplicas ?? 0,
  };
}

/** @param controlPlane - of either version */
export function toControlPlaneView(
  controlPlane: KubeadmControlPlane,
): ControlPlaneView {
  const { spec, status } = controlPlane;
  const ofV1beta1 = controlPlane as KubeadmControlPlaneV1beta1;
  const ofV1beta2 = controlPlane as KubeadmControlPlaneV1beta2;
  const [initialized, replicasUpToDate] = isV1beta2(controlPlane)
    ? [
        ofV1beta2.status?.initialization?.controlPlaneInitialized,
        ofV1beta2.status?.upToDateReplicas,
      ]
    : [ofV1beta1.status?.initialized, ofV1beta1.status?.updatedReplicas];
  return {
    ...toObjectView(controlPlane, 'KubeadmControlPlane'),
    ...toReplicas(controlPlane),
    initialized: initialized === true,
    replicasUpToDate: replicasUpToDate ?? 0,
    versionWanted: spec?.version,
    version: status?.version,
  };
}

/** @param deployment - of either version */
export function toMachineDeploymentView(
  deployment: MachineDeployment,
): MachineDeploymentView {
  return {
    ...toObjectView(deployment, 'MachineDeployment'),
    ...toReplicas(deployment),
    versionWanted: deployment.spec?.template?.spec?.version,
    configName: deployment.spec?.template?.spec?.bootstrap?.configRef?.name,
    replicasUpToDate:
      (isV1beta2(deployment)
        ? (deployment as MachineDeploymentV1beta2).status?.upToDateReplicas
        : (deployment as MachineDeploymentV1beta1).status?.updatedReplicas) ??
      0,
  };
}

/** @param machine - of either version */
export function toMachineView(machine: Machine): MachineView {
  const { spec, status } = machine;
  return {
    ...toObjectView(machine, 'Machine'),
    phase: status?.phase || 'Pending',
    version: spec?.version,
    infrastructureName: spec?.infrastructureRef?.name,
    nodeName: status?.nodeRef?.name,
  };
}
