import {
  ClusterV1beta1 as Cluster,
  isConditionTrue,
  KubeadmControlPlaneV1beta1 as KubeadmControlPlane,
  labels,
  resourceTypes,
} from '@o2ims-portal/api';
import {
  mergeConditions,
  met,
  mirror,
  NewCondition,
  summary,
  unmet,
} from '../model/conditions';
import { capi } from '../model/names';
import { ByoCluster } from '../model/objects';
import { ownerOf, Plan } from './Plan';
import { planByoMachines, planPausedByoMachines } from './planByoMachines';
import { planClusterDeletion, workloadIsLeft } from './planClusterDeletion';
import { planControlPlane } from './planControlPlane';
import { planDeployments } from './planDeployments';
import { planGarbage } from './planGarbage';
import { planKubeadmConfigs } from './planKubeadmConfigs';
import { planMachines } from './planMachines';
import { planMachineSets } from './planMachineSets';
import { ClusterView, isDeleting } from './views';

/** What the controllers of Cluster API and BYOH do next for a cluster; while it is paused they only say so. */
export function planCluster(view: ClusterView, plan: Plan): void {
  if (view.cluster && isPaused(view.cluster)) {
    planPausedByoMachines(view, plan);
    return;
  }
  if (view.cluster) {
    planClusterItself(view, view.cluster, plan);
  }
  if (view.byoCluster) {
    planByoCluster(view, view.byoCluster, plan);
  }
  planControlPlane(view, plan);
  planDeployments(view, plan);
  planMachineSets(view, plan);
  planKubeadmConfigs(view, plan);
  planMachines(view, plan);
  planByoMachines(view, plan);
  planWorkloadRemoval(view, plan);
  planGarbage(view, plan);
}

function planClusterItself(view: ClusterView, cluster: Cluster, plan: Plan) {
  const type = resourceTypes.cluster;
  if (isDeleting(cluster)) {
    planClusterDeletion(view, cluster, plan);
    return;
  }
  plan.addFinalizer(type, cluster, capi.finalizers.cluster);
  const owner = ownerOf(cluster, { controller: true });
  const ownLabels = { [labels.clusterName]: cluster.metadata.name };
  const { byoCluster, controlPlane } = view;
  if (byoCluster) {
    plan.adopt(resourceTypes.byoCluster, byoCluster, owner, ownLabels);
  }
  if (controlPlane) {
    plan.adopt(
      resourceTypes.kubeadmControlPlane,
      controlPlane,
      owner,
      ownLabels,
    );
  }
  const endpoint = byoCluster?.spec?.controlPlaneEndpoint;
  const known = Boolean(cluster.spec?.controlPlaneEndpoint?.host);
  if (byoCluster?.status?.ready && endpoint?.host && !known) {
    const { host, port = 6443 } = endpoint;
    plan.patch(type, cluster, {
      spec: { controlPlaneEndpoint: { host, port } },
    });
  }
  plan.status(
    type,
    cluster,
    clusterStatus(cluster, byoCluster, controlPlane, plan.clock.now),
  );
}

/** The status of a living Cluster, from what its infrastructure and its control plane say. */
export function clusterStatus(
  cluster: Cluster,
  byoCluster: ByoCluster | undefined,
  controlPlane: KubeadmControlPlane | undefined,
  now: Date,
): NonNullable<Cluster['status']> {
  const { status = {}, spec = {} } = cluster;
  const isReady = Boolean(byoCluster?.status?.ready);
  const infrastructureReady =
    status.infrastructureReady ||
    (isReady && Boolean(spec.controlPlaneEndpoint?.host)) ||
    undefined;
  const infrastructure = isReady
    ? met('InfrastructureReady')
    : unmet('InfrastructureReady', 'WaitingForInfrastructure');
  const conditions: NewCondition[] = [infrastructure];
  if (isReady) {
    const controlPlaneReady = mirror(
      'ControlPlaneReady',
      controlPlane?.status?.conditions,
      unmet('ControlPlaneReady', 'WaitingForControlPlane'),
    );
    conditions.unshift(controlPlaneReady);
    conditions.push(
      controlPlane?.status?.initialized ||
        isConditionTrue(status.conditions, 'ControlPlaneInitialized')
        ? met('ControlPlaneInitialized')
        : unmet(
            'ControlPlaneInitialized',
            'WaitingForControlPlaneProviderInitialized',
            'Info',
            'Waiting for control plane provider to indicate the control plane has been initialized',
          ),
    );
  }
  conditions.push(summary([conditions[0], infrastructure]));
  return {
    ...status,
    phase: phaseOf(cluster, infrastructureReady),
    ...(infrastructureReady && { infrastructureReady }),
    ...(controlPlane?.status?.ready && { controlPlaneReady: true }),
    conditions: mergeConditions(status.conditions, conditions, now),
    ...{ observedGeneration: cluster.metadata.generation },
  };
}

function planByoCluster(view: ClusterView, byoCluster: ByoCluster, plan: Plan) {
  const type = resourceTypes.byoCluster;
  const finalizer = capi.finalizers.byoCluster;
  if (isDeleting(byoCluster)) {
    if (view.byoMachines.length === 0) {
      plan.removeFinalizer(type, byoCluster, finalizer);
    }
    return;
  }
  if (!byoCluster.metadata.ownerReferences?.length) {
    return;
  }
  plan.addFinalizer(type, byoCluster, finalizer);
  plan.status(type, byoCluster, { ...byoCluster.status, ready: true });
}

/** The workload cluster ends with its control plane, whoever deleted that. */
function planWorkloadRemoval(view: ClusterView, plan: Plan) {
  if (!(view.cluster && view.controlPlane) && workloadIsLeft(view)) {
    plan.perform({ verb: 'removeWorkload' });
  }
}

function phaseOf(cluster: Cluster, infrastructureReady: true | undefined) {
  if (infrastructureReady) {
    return 'Provisioned';
  }
  return cluster.spec?.infrastructureRef ? 'Provisioning' : 'Pending';
}

function isPaused(cluster: Cluster): boolean {
  return (
    Boolean(cluster.spec?.paused) ||
    capi.paused in (cluster.metadata.annotations ?? {})
  );
}
