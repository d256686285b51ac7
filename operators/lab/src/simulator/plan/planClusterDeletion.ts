import {
  ClusterV1beta1 as Cluster,
  kubeconfigSecretName,
  labels,
  resourceTypes,
} from '@o2ims-portal/api';
import { mergeConditions, unmet } from '../model/conditions';
import { capi } from '../model/names';
import { Plan } from './Plan';
import { ClusterView } from './views';

/** Takes a cluster apart: its workers, its control plane, its infrastructure, and then itself. */
export function planClusterDeletion(
  view: ClusterView,
  cluster: Cluster,
  plan: Plan,
): void {
  const { deployments, sets, machines, controlPlane, byoCluster } = view;
  const workers = machines.filter(
    machine => !(capi.controlPlane in (machine.metadata.labels ?? {})),
  );
  const workersLeft = deployments.length + sets.length + workers.length > 0;
  if (workersLeft) {
    deployments.forEach(it => plan.delete(resourceTypes.machineDeployment, it));
    sets.forEach(it => plan.delete(resourceTypes.machineSet, it));
    workers.forEach(it => plan.delete(resourceTypes.machine, it));
  } else if (controlPlane) {
    plan.delete(resourceTypes.kubeadmControlPlane, controlPlane);
  } else if (machines.length > 0) {
    machines.forEach(it => plan.delete(resourceTypes.machine, it));
  } else if (byoCluster) {
    plan.delete(resourceTypes.byoCluster, byoCluster);
  } else if (!workloadIsLeft(view)) {
    plan.removeFinalizer(
      resourceTypes.cluster,
      cluster,
      capi.finalizers.cluster,
    );
    return;
  }
  const { status = {} } = cluster;
  const left = controlPlane ? 'Deleting' : 'Deleted';
  const conditions = [
    unmet('Ready', workersLeft ? 'Deleting' : left),
    unmet('InfrastructureReady', byoCluster ? 'Deleting' : 'Deleted'),
    ...(workersLeft ? [] : [unmet('ControlPlaneReady', left)]),
  ];
  plan.status(resourceTypes.cluster, cluster, {
    ...status,
    phase: 'Deleting',
    conditions: mergeConditions(status.conditions, conditions, plan.clock.now),
    ...{ observedGeneration: cluster.metadata.generation },
  });
}

/** Whether there is an API server, or data of one, to be removed. */
export function workloadIsLeft(view: ClusterView): boolean {
  return (
    view.workload.state !== 'absent' ||
    view.secrets.some(
      ({ metadata }) =>
        metadata.name === kubeconfigSecretName(view.name) &&
        // not one that somebody else put there
        metadata.labels?.[labels.simulated] === 'true',
    )
  );
}
