import {
  findCondition,
  isConditionTrue,
  labels,
  Machine,
  resourceTypes,
} from '@o2ims-portal/api';
import {
  machinesReady,
  mergeConditions,
  met,
  NewCondition,
  summary,
  unmet,
} from '../model/conditions';
import { durations } from '../model/Clock';
import { capi } from '../model/names';
import { MachineGroup } from '../model/objects';
import { freeName } from './freeName';
import { planMachineParts } from './planMachineParts';
import { ownerOf, Plan } from './Plan';
import { ClusterView, isDeleting } from './views';

/** What the MachineSet controller does next. */
export function planMachineSets(view: ClusterView, plan: Plan): void {
  view.sets.forEach(set => planMachineSet(view, set, plan));
}

function planMachineSet(view: ClusterView, set: MachineGroup, plan: Plan) {
  const type = resourceTypes.machineSet;
  const finalizer = capi.finalizers.set;
  const machines = view.machines.filter(machine =>
    machine.metadata.ownerReferences?.some(
      ({ uid }) => uid === set.metadata.uid,
    ),
  );
  let blocked: string | undefined;
  if (isDeleting(set)) {
    machines.forEach(machine => plan.delete(resourceTypes.machine, machine));
    if (machines.length === 0) {
      plan.removeFinalizer(type, set, finalizer);
      return;
    }
  } else if (view.cluster && !isDeleting(view.cluster)) {
    plan.addFinalizer(type, set, finalizer);
    planTemplateOwners(view, set, plan);
    blocked = preflight(view, set, machines, plan);
    if (!blocked) {
      planReplicas(view, set, machines, plan);
    }
  }
  plan.status(
    type,
    set,
    machineSetStatus({ set, machines, blocked }, plan.clock.now),
  );
}

/** Cluster API makes the Cluster an owner of the templates that a MachineSet uses. */
function planTemplateOwners(view: ClusterView, set: MachineGroup, plan: Plan) {
  const { bootstrap, infrastructureRef } = set.spec?.template?.spec ?? {};
  const owner = ownerOf(view.cluster!);
  view.configTemplates
    .filter(({ metadata }) => metadata.name === bootstrap?.configRef?.name)
    .forEach(it => plan.adopt(resourceTypes.kubeadmConfigTemplate, it, owner));
  view.machineTemplates
    .filter(({ metadata }) => metadata.name === infrastructureRef?.name)
    .forEach(it => plan.adopt(resourceTypes.byoMachineTemplate, it, owner));
}

/** Why no machine is made yet; looked at again only after a pause, as Cluster API does. */
function preflight(
  view: ClusterView,
  set: MachineGroup,
  machines: Machine[],
  plan: Plan,
): string | undefined {
  const { controlPlane, namespace } = view;
  const created = findCondition(set.status?.conditions, 'MachinesCreated');
  if (machines.length >= (set.spec?.replicas ?? 1)) {
    return undefined;
  }
  const failed = created?.reason === 'PreflightCheckFailed';
  const ready =
    !view.cluster?.spec?.controlPlaneRef || controlPlane?.status?.version;
  if (
    ready &&
    (!failed ||
      plan.clock.isOver(created.lastTransitionTime, durations.preflightRetry))
  ) {
    return undefined;
  }
  const name = view.cluster?.spec?.controlPlaneRef?.name;
  return `KubeadmControlPlane ${namespace}/${name} is provisioning ("ControlPlaneIsStable" preflight check failed)`;
}

function planReplicas(
  view: ClusterView,
  set: MachineGroup,
  machines: Machine[],
  plan: Plan,
) {
  const { replicas = 1, template } = set.spec!;
  const alive = machines.filter(machine => !isDeleting(machine));
  alive
    .slice(replicas)
    .forEach(machine => plan.delete(resourceTypes.machine, machine));
  const taken: { metadata: { name: string } }[] = [...view.machines];
  const parts = [...view.byoMachines, ...view.configs];
  for (let count = alive.length; count < replicas; count++) {
    const name = freeName(set, { machines: taken, parts }, plan.clock.now);
    taken.push({ metadata: { name } });
    planMachineParts(view, plan, {
      name,
      maker: set,
      labels: {
        ...template?.metadata?.labels,
        [labels.clusterName]: view.name,
        [capi.setName]: set.metadata.name,
        ...pick(set.metadata.labels, capi.deploymentName),
      },
      version: template?.spec?.version,
      infrastructureTemplate: template?.spec?.infrastructureRef?.name,
      config: template?.spec?.bootstrap?.configRef?.name,
    });
  }
}

/** The status of a MachineSet, from its machines. */
export function machineSetStatus(
  facts: { set: MachineGroup; machines: Machine[]; blocked?: string },
  now: Date,
): NonNullable<MachineGroup['status']> {
  const { set, machines, blocked } = facts;
  const { status = {}, spec } = set;
  const desired = isDeleting(set) ? 0 : spec?.replicas ?? 1;
  const replicas = machines.length;
  const ready = machines.filter(
    machine =>
      !isDeleting(machine) &&
      isConditionTrue(machine.status?.conditions, 'NodeHealthy'),
  ).length;
  const conditions: NewCondition[] = [];
  if (blocked) {
    conditions.push(
      unmet('MachinesCreated', 'PreflightCheckFailed', 'Error', blocked),
    );
  } else if (replicas > 0 || desired === 0) {
    conditions.push(met('MachinesCreated'));
  }
  if (replicas > desired) {
    conditions.push(
      unmet(
        'Resized',
        'ScalingDown',
        'Warning',
        resizing('down', desired, replicas),
      ),
    );
  } else if (ready < desired) {
    const before = findCondition(status.conditions, 'Resized');
    conditions.push(
      unmet(
        'Resized',
        'ScalingUp',
        'Warning',
        // left as it was while the last machines come up
        replicas === desired && before?.reason === 'ScalingUp'
          ? before.message
          : resizing('up', desired, replicas),
      ),
    );
  } else {
    conditions.push(met('Resized'));
  }
  const machinesCondition = machinesReady(machines);
  if (machinesCondition) {
    conditions.push(machinesCondition);
  }
  conditions.push(summary(conditions));
  return {
    ...status,
    // as Cluster API: no field rather than 0
    replicas: replicas || undefined,
    fullyLabeledReplicas: replicas || undefined,
    readyReplicas: ready || undefined,
    availableReplicas: ready || undefined,
    selector: Object.entries(spec?.selector?.matchLabels ?? {})
      .map(([key, value]) => `${key}=${value}`)
      .join(','),
    conditions: mergeConditions(status.conditions, conditions, now),
    observedGeneration: set.metadata.generation,
  };
}

function resizing(direction: 'up' | 'down', desired: number, actual: number) {
  return `Scaling ${direction} MachineSet to ${desired} replicas (actual ${actual})`;
}

function pick(from: Record<string, string> | undefined, key: string) {
  return from?.[key] === undefined ? {} : { [key]: from[key] };
}
