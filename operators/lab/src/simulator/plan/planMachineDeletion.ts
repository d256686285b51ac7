import {
  findCondition,
  isConditionTrue,
  MachineV1beta1 as Machine,
  resourceTypes,
} from '@o2ims-portal/api';
import { mergeConditions, met, NewCondition, unmet } from '../model/conditions';
import { durations } from '../model/Clock';
import { capi } from '../model/names';
import { Plan } from './Plan';
import { ClusterView, isDeleting } from './views';

const HOOKS_DONE = 'PreTerminateDeleteHookSucceeded';

/** Takes a Machine apart: its infrastructure, its bootstrap config, its node, and then itself. */
export function planMachineDeletion(
  view: ClusterView,
  machine: Machine,
  plan: Plan,
): void {
  const { status = {}, spec } = machine;
  const { clock } = plan;
  const byoMachine = view.byoMachines.find(
    ({ metadata }) => metadata.name === spec?.infrastructureRef?.name,
  );
  const config = view.configs.find(
    ({ metadata }) => metadata.name === spec?.bootstrap?.configRef?.name,
  );
  const hooks = findCondition(status.conditions, HOOKS_DONE);
  const infrastructure = findCondition(
    status.conditions,
    'InfrastructureReady',
  );
  const conditions: NewCondition[] = [met(HOOKS_DONE)];

  if (byoMachine) {
    plan.delete(resourceTypes.byoMachine, byoMachine);
  } else if (clock.isOver(hooks?.lastTransitionTime, durations.deletionStep)) {
    conditions.push(
      unmet('Ready', 'Deleted'),
      unmet('InfrastructureReady', 'Deleted'),
      unmet('NodeHealthy', 'Deleting'),
    );
    if (config) {
      plan.delete(resourceTypes.kubeadmConfig, config);
    } else if (
      infrastructure?.reason === 'Deleted' &&
      clock.isOver(infrastructure.lastTransitionTime, durations.deletionStep)
    ) {
      conditions.push(unmet('BootstrapReady', 'Deleted'));
      planNodeDeletion(view, machine, plan);
      const bootstrap = findCondition(status.conditions, 'BootstrapReady');
      if (bootstrap?.reason === 'Deleted') {
        plan.removeFinalizer(
          resourceTypes.machine,
          machine,
          capi.finalizers.machine,
        );
        return;
      }
    }
  }
  plan.status(resourceTypes.machine, machine, {
    ...status,
    phase: 'Deleting',
    conditions: mergeConditions(status.conditions, conditions, clock.now),
    ...{ observedGeneration: machine.metadata.generation },
  });
}

/** A cluster that goes as a whole takes its nodes with it; nothing can be asked of one that never started. */
function planNodeDeletion(view: ClusterView, machine: Machine, plan: Plan) {
  const { nodeRef } = machine.status ?? {};
  const clusterLives = view.cluster && !isDeleting(view.cluster);
  const controlPlaneLives =
    isConditionTrue(
      view.cluster?.status?.conditions,
      'ControlPlaneInitialized',
    ) &&
    view.controlPlane &&
    !isDeleting(view.controlPlane);
  const node = view.workload.nodes.find(
    ({ metadata }) => metadata.name === nodeRef?.name,
  );
  if (node && clusterLives && controlPlaneLives) {
    plan.perform({ verb: 'deleteNode', name: node.metadata.name });
  }
}
