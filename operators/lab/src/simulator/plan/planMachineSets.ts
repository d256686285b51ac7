import {
  findCondition,
  labels,
  MachineV1beta1 as Machine,
  resourceTypes,
} from '@o2ims-portal/api';
import { durations } from '../model/Clock';
import { capi } from '../model/names';
import { MachineGroup } from '../model/objects';
import { freeName } from './freeName';
import { machineSetStatus } from './machineSetStatus';
import { machinesToDelete } from './machinesToDelete';
import { planMachineMetadata } from './planMachineMetadata';
import { planMachineParts } from './planMachineParts';
import { TemplateMetadata } from './planTemplateMetadata';
import { ownerOf, Plan } from './Plan';
import { preflightProblems } from './preflightProblems';
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
    planMachineMetadata(view, machines, metadataOf(set), plan);
    blocked = preflight(view, set, machines, plan);
    if (!blocked) {
      planReplicas(view, set, machines, plan);
    }
  }
  plan.status(
    type,
    set,
    machineSetStatus(
      { set, machines, workload: view.workload, blocked },
      plan.clock.now,
    ),
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
  const reference = view.cluster?.spec?.controlPlaneRef;
  if (machines.length >= (set.spec?.replicas ?? 1) || !reference) {
    return undefined;
  }
  const problems = preflightProblems({
    controlPlane: `${namespace}/${reference.name}`,
    spec: controlPlane?.spec,
    status: controlPlane?.status,
    version: set.spec?.template?.spec?.version,
  });
  const created = findCondition(set.status?.conditions, 'MachinesCreated');
  const failed = created?.reason === 'PreflightCheckFailed';
  if (
    problems.length === 0 &&
    failed &&
    !plan.clock.isOver(created.lastTransitionTime, durations.preflightRetry)
  ) {
    return created.message;
  }
  return problems.join('; ') || undefined;
}

function planReplicas(
  view: ClusterView,
  set: MachineGroup,
  machines: Machine[],
  plan: Plan,
) {
  const { replicas = 1, template, deletePolicy } = set.spec!;
  // a machine that goes keeps its place, and its host, until it is gone
  machinesToDelete(machines, machines.length - replicas, deletePolicy).forEach(
    machine => plan.delete(resourceTypes.machine, machine),
  );
  const taken: { metadata: { name: string } }[] = [...view.machines];
  const parts = [...view.byoMachines, ...view.configs];
  const { bootstrap, infrastructureRef, ...spec } = template?.spec ?? {};
  for (let count = machines.length; count < replicas; count++) {
    const name = freeName(set, { machines: taken, parts }, plan.clock.now);
    taken.push({ metadata: { name } });
    planMachineParts(view, plan, {
      name,
      maker: set,
      template: metadataOf(set),
      labels: { [labels.clusterName]: view.name },
      spec,
      infrastructureTemplate: infrastructureRef?.name,
      config: bootstrap?.configRef?.name,
    });
  }
}

/** The labels and annotations that a MachineSet gives its machines, and may change later. */
function metadataOf(set: MachineGroup): TemplateMetadata {
  const { metadata = {} } = set.spec?.template ?? {};
  return {
    labels: {
      ...metadata.labels,
      [capi.setName]: set.metadata.name,
      ...pick(set.metadata.labels, capi.deploymentName),
    },
    annotations: metadata.annotations,
  };
}

function pick(from: Record<string, string> | undefined, key: string) {
  return from?.[key] === undefined ? {} : { [key]: from[key] };
}
