import {
  findCondition,
  MachineV1beta1 as Machine,
  resourceTypes,
} from '@o2ims-portal/api';
import { mergeConditions, met, NewCondition, unmet } from '../model/conditions';
import { durations } from '../model/Clock';
import { capi } from '../model/names';
import { Node } from '../model/objects';
import { machineComponents } from './componentConditions';
import { partsOf } from './planMachineParts';
import { Plan } from './Plan';
import { ClusterView, isDeleting } from './views';

const PRE_DRAIN = 'PreDrainDeleteHookSucceeded';
const DRAINED = 'DrainingSucceeded';
const DETACHED = 'VolumeDetachSucceeded';
const PRE_TERMINATE = 'PreTerminateDeleteHookSucceeded';

/**
 * Takes a Machine apart: its node is drained, then its infrastructure goes, its bootstrap config, its node, and it
 * goes itself. Somebody's hooks may hold this up before it is drained and before its host is released.
 */
export function planMachineDeletion(
  view: ClusterView,
  machine: Machine,
  plan: Plan,
): void {
  const { status = {}, metadata } = machine;
  const node = mayDeleteNode(view, machine)
    ? view.workload.nodes.find(it => it.metadata.name === status.nodeRef?.name)
    : undefined;
  const farewell = planFarewell(machine, node, plan);
  const end =
    last(farewell) === 'True' ? planEnd(view, machine, node, plan) : [];
  if (end === 'gone') {
    return;
  }
  plan.status(resourceTypes.machine, machine, {
    ...status,
    phase: 'Deleting',
    conditions: mergeConditions(
      status.conditions,
      [
        ...(capi.controlPlane in (metadata.labels ?? {})
          ? machineComponents(machine, node)
          : []),
        ...farewell,
        ...end,
      ],
      plan.clock.now,
    ),
    ...{ observedGeneration: metadata.generation },
  });
}

/** What comes before the host is released; the last condition is met when all is done. */
function planFarewell(
  machine: Machine,
  node: Node | undefined,
  plan: Plan,
): NewCondition[] {
  const { metadata, status } = machine;
  const hasHook = (prefix: string) =>
    Object.keys(metadata.annotations ?? {}).some(key => key.startsWith(prefix));
  const conditions: NewCondition[] = [];
  if (node) {
    if (hasHook(capi.preDrainHook)) {
      return [unmet(PRE_DRAIN, 'WaitingExternalHook')];
    }
    conditions.push(met(PRE_DRAIN));
    const drained = findCondition(status?.conditions, DRAINED);
    if (
      drained?.status !== 'True' &&
      !plan.clock.isOver(drained?.lastTransitionTime, durations.deletionStep)
    ) {
      if (!node.spec?.unschedulable) {
        plan.perform({
          verb: 'patchNode',
          name: node.metadata.name,
          patch: { spec: { unschedulable: true } },
        });
      }
      const message = 'Draining the node before deletion';
      return [...conditions, unmet(DRAINED, 'Draining', 'Info', message)];
    }
    conditions.push(met(DRAINED), met(DETACHED));
  }
  return [
    ...conditions,
    hasHook(capi.preTerminateHook)
      ? unmet(PRE_TERMINATE, 'WaitingExternalHook')
      : met(PRE_TERMINATE),
  ];
}

/** Releases the host, and then lets the rest go. */
function planEnd(
  view: ClusterView,
  machine: Machine,
  node: Node | undefined,
  plan: Plan,
): NewCondition[] | 'gone' {
  const { conditions } = machine.status ?? {};
  const { clock } = plan;
  const { byoMachine, config } = partsOf(view, machine);
  const said = (type: string) => findCondition(conditions, type);
  if (byoMachine) {
    plan.delete(resourceTypes.byoMachine, byoMachine);
    return [];
  }
  if (
    !clock.isOver(
      said(PRE_TERMINATE)?.lastTransitionTime,
      durations.deletionStep,
    )
  ) {
    return [];
  }
  const released = [
    unmet('Ready', 'Deleted'),
    unmet('InfrastructureReady', 'Deleted'),
    unmet('NodeHealthy', 'Deleting'),
  ];
  if (config) {
    plan.delete(resourceTypes.kubeadmConfig, config);
    return released;
  }
  const infrastructure = said('InfrastructureReady');
  if (
    infrastructure?.reason !== 'Deleted' ||
    !clock.isOver(infrastructure.lastTransitionTime, durations.deletionStep)
  ) {
    return released;
  }
  if (node) {
    plan.perform({ verb: 'deleteNode', name: node.metadata.name });
  }
  if (said('BootstrapReady')?.reason !== 'Deleted') {
    return [...released, unmet('BootstrapReady', 'Deleted')];
  }
  plan.removeFinalizer(resourceTypes.machine, machine, capi.finalizers.machine);
  return 'gone';
}

/** A cluster that goes as a whole takes its nodes with it, and so does the last machine of its control plane. */
function mayDeleteNode(view: ClusterView, machine: Machine): boolean {
  const { cluster, controlPlane } = view;
  return (
    machine.status?.nodeRef !== undefined &&
    cluster !== undefined &&
    !isDeleting(cluster) &&
    controlPlane !== undefined &&
    !isDeleting(controlPlane) &&
    view.machines.some(
      it => !isDeleting(it) && capi.controlPlane in (it.metadata.labels ?? {}),
    )
  );
}

function last(conditions: NewCondition[]): string | undefined {
  return conditions[conditions.length - 1]?.status;
}
