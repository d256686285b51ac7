import { findCondition, labels, resourceTypes } from '@o2ims-portal/api';
import {
  mergeConditions,
  met,
  mirror,
  summary,
  unmet,
} from '../model/conditions';
import { capi, generatedName, suffix } from '../model/names';
import { MachineGroup } from '../model/objects';
import { ownerOf, Plan } from './Plan';
import { ClusterView, isDeleting } from './views';

/** What the MachineDeployment controller does next: one MachineSet for each, of the same size. */
export function planDeployments(view: ClusterView, plan: Plan): void {
  view.deployments.forEach(deployment =>
    planDeployment(view, deployment, plan),
  );
}

function planDeployment(
  view: ClusterView,
  deployment: MachineGroup,
  plan: Plan,
) {
  const type = resourceTypes.machineDeployment;
  const finalizer = capi.finalizers.deployment;
  const sets = view.sets.filter(set =>
    set.metadata.ownerReferences?.some(
      ({ uid }) => uid === deployment.metadata.uid,
    ),
  );
  if (isDeleting(deployment)) {
    sets.forEach(set => plan.delete(resourceTypes.machineSet, set));
    if (sets.length === 0) {
      plan.removeFinalizer(type, deployment, finalizer);
      return;
    }
  } else if (view.cluster && !isDeleting(view.cluster)) {
    plan.addFinalizer(type, deployment, finalizer);
    plan.adopt(type, deployment, ownerOf(view.cluster), {
      [labels.clusterName]: view.name,
    });
    planSet(view, deployment, sets[0], plan);
  }
  plan.status(
    type,
    deployment,
    deploymentStatus(deployment, sets[0], plan.clock.now),
  );
}

function planSet(
  view: ClusterView,
  deployment: MachineGroup,
  set: MachineGroup | undefined,
  plan: Plan,
) {
  const { name, uid } = deployment.metadata;
  const { replicas = 1, template = {}, selector } = deployment.spec!;
  if (set) {
    if (set.spec?.replicas !== replicas) {
      plan.patch(resourceTypes.machineSet, set, { spec: { replicas } });
    }
    return;
  }
  const common = {
    ...template.metadata?.labels,
    [labels.clusterName]: view.name,
    [capi.templateHash]: suffix(`${uid}/${JSON.stringify(template)}`, 10),
  };
  plan.create(resourceTypes.machineSet, {
    metadata: {
      name: generatedName(name, `${uid}`),
      namespace: view.namespace,
      labels: { ...common, [capi.deploymentName]: name },
      annotations: { [capi.revision]: '1' },
      ownerReferences: [ownerOf(deployment, { controller: true })],
      finalizers: [capi.finalizers.set],
    },
    spec: {
      clusterName: view.name,
      replicas,
      selector: {
        ...selector,
        matchLabels: { ...selector?.matchLabels, ...common },
      },
      template: {
        ...template,
        metadata: { ...template.metadata, labels: common },
      },
    },
  });
}

/** The status of a MachineDeployment, from its MachineSet. */
export function deploymentStatus(
  deployment: MachineGroup,
  set: MachineGroup | undefined,
  now: Date,
): NonNullable<MachineGroup['status']> {
  const { status = {}, spec } = deployment;
  const desired = isDeleting(deployment) ? 0 : spec?.replicas ?? 1;
  const replicas = set?.status?.replicas ?? 0;
  const ready = set?.status?.readyReplicas ?? 0;
  const available =
    ready >= (spec?.replicas ?? 1)
      ? met('Available')
      : unmet(
          'Available',
          'WaitingForAvailableMachines',
          'Warning',
          `Minimum availability requires ${
            spec?.replicas ?? 1
          } replicas, current ${ready} available`,
        );
  const machineSetReady = mirror(
    'MachineSetReady',
    set?.status?.conditions,
    findCondition(status.conditions, 'MachineSetReady')?.status === 'True'
      ? met('MachineSetReady')
      : unmet('MachineSetReady', 'WaitingForMachineSet'),
  );
  return {
    ...status,
    phase: phaseOf(desired, replicas, ready),
    // as Cluster API: no field rather than 0
    replicas: replicas || undefined,
    updatedReplicas: replicas || undefined,
    readyReplicas: ready || undefined,
    availableReplicas: ready || undefined,
    unavailableReplicas: Math.max(desired - ready, 0),
    selector: Object.entries({
      [labels.clusterName]: spec?.clusterName,
      ...spec?.selector?.matchLabels,
    })
      .map(([key, value]) => `${key}=${value}`)
      .join(','),
    conditions: mergeConditions(
      status.conditions,
      [available, machineSetReady, summary([available])],
      now,
    ),
    observedGeneration: deployment.metadata.generation,
  };
}

function phaseOf(desired: number, replicas: number, ready: number): string {
  if (replicas > desired) {
    return 'ScalingDown';
  }
  return ready >= desired ? 'Running' : 'ScalingUp';
}
