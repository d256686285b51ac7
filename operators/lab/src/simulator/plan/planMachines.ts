import {
  findCondition,
  MachineV1beta1 as Machine,
  ObjectReference,
  resourceTypes,
} from '@o2ims-portal/api';
import {
  mergeConditions,
  met,
  mirror,
  summary,
  unmet,
} from '../model/conditions';
import { durations } from '../model/Clock';
import { capi } from '../model/names';
import { ByoMachine, KubeadmConfig, Node } from '../model/objects';
import { planMachineDeletion } from './planMachineDeletion';
import { ownerOf, Plan } from './Plan';
import { ClusterView, isDeleting } from './views';

const POD_CONDITIONS = [
  'APIServerPodHealthy',
  'ControllerManagerPodHealthy',
  'EtcdMemberHealthy',
  'EtcdPodHealthy',
  'SchedulerPodHealthy',
];

/** What the Machine controller does next: Pending, Provisioning, Provisioned, Running, Deleting. */
export function planMachines(view: ClusterView, plan: Plan): void {
  for (const machine of view.machines) {
    if (isDeleting(machine)) {
      planMachineDeletion(view, machine, plan);
    } else if (view.cluster) {
      planMachine(view, machine, plan);
    }
  }
}

function planMachine(view: ClusterView, machine: Machine, plan: Plan) {
  const { bootstrap, infrastructureRef, providerID } = machine.spec ?? {};
  const config = view.configs.find(
    ({ metadata }) => metadata.name === bootstrap?.configRef?.name,
  );
  const byoMachine = view.byoMachines.find(
    ({ metadata }) => metadata.name === infrastructureRef?.name,
  );
  const owner = ownerOf(machine, { controller: true });
  if (config) {
    plan.adopt(resourceTypes.kubeadmConfig, config, owner);
  }
  if (byoMachine) {
    plan.adopt(resourceTypes.byoMachine, byoMachine, owner);
  }
  const { dataSecretName } = config?.status ?? {};
  if (config?.status?.ready && dataSecretName && !bootstrap?.dataSecretName) {
    plan.patch(resourceTypes.machine, machine, {
      spec: { bootstrap: { dataSecretName } },
    });
  }
  if (byoMachine?.status?.ready && byoMachine.spec?.providerID && !providerID) {
    plan.patch(resourceTypes.machine, machine, {
      spec: { providerID: byoMachine.spec.providerID },
    });
  }
  plan.status(
    resourceTypes.machine,
    machine,
    machineStatus(
      { machine, config, byoMachine, node: reachableNode(view, machine, plan) },
      plan.clock.now,
    ),
  );
}

/** The machine's Node, once Cluster API has a connection to the workload cluster. */
function reachableNode(
  view: ClusterView,
  machine: Machine,
  plan: Plan,
): Node | undefined {
  const { spec, status, metadata } = machine;
  if (!spec?.providerID || !status?.infrastructureReady) {
    return undefined;
  }
  const isFirst =
    capi.controlPlane in (metadata.labels ?? {}) &&
    !view.controlPlane?.status?.initialized;
  const since = findCondition(status.conditions, 'InfrastructureReady');
  if (
    isFirst &&
    !plan.clock.isOver(since?.lastTransitionTime, durations.workloadConnection)
  ) {
    return undefined;
  }
  return view.workload.nodes.find(
    node => node.spec?.providerID === spec.providerID,
  );
}

/** The status of a living Machine, from its bootstrap config, its infrastructure and its node. */
export function machineStatus(
  facts: {
    machine: Machine;
    config?: KubeadmConfig;
    byoMachine?: ByoMachine;
    node?: Node;
  },
  now: Date,
): NonNullable<Machine['status']> {
  const { machine, config, byoMachine, node } = facts;
  const { status = {}, spec } = machine;
  const bootstrapReady =
    status.bootstrapReady ||
    Boolean(config?.status?.ready && spec?.bootstrap?.dataSecretName);
  const infrastructureReady =
    status.infrastructureReady ||
    Boolean(byoMachine?.status?.ready && spec?.providerID);
  const nodeRef = node ? referenceToNode(node) : status.nodeRef;
  const bootstrap =
    bootstrapReady || config?.status?.ready
      ? met('BootstrapReady')
      : mirror(
          'BootstrapReady',
          config?.status?.conditions,
          unmet('BootstrapReady', 'WaitingForDataSecret'),
        );
  const infrastructure =
    infrastructureReady || byoMachine?.status?.ready
      ? met('InfrastructureReady')
      : unmet('InfrastructureReady', 'WaitingForInfrastructure');
  const parts = [infrastructure, bootstrap];
  const done = parts.filter(part => part.status === 'True').length;
  const phase = phaseOf({ bootstrapReady, infrastructureReady, nodeRef });
  return {
    ...status,
    phase,
    ...(bootstrapReady && { bootstrapReady }),
    ...(infrastructureReady && { infrastructureReady }),
    ...(nodeRef && { nodeRef }),
    ...(node && { nodeInfo: node.status?.nodeInfo }),
    conditions: mergeConditions(
      status.conditions,
      [
        ...parts,
        nodeRef
          ? met('NodeHealthy')
          : unmet('NodeHealthy', 'WaitingForNodeRef'),
        ...(nodeRef && capi.controlPlane in (machine.metadata.labels ?? {})
          ? POD_CONDITIONS.map(met)
          : []),
        summary(parts, `${done} of ${parts.length} completed`),
      ],
      now,
    ),
    ...{
      lastUpdated:
        phase === status.phase ? lastUpdated(status) : now.toISOString(),
      observedGeneration: machine.metadata.generation,
    },
  };
}

function phaseOf(facts: {
  bootstrapReady: boolean;
  infrastructureReady: boolean;
  nodeRef?: ObjectReference;
}): string {
  if (facts.nodeRef) {
    return 'Running';
  }
  if (facts.infrastructureReady) {
    return 'Provisioned';
  }
  return facts.bootstrapReady ? 'Provisioning' : 'Pending';
}

function referenceToNode(node: Node): ObjectReference {
  const { name, uid } = node.metadata;
  return { apiVersion: 'v1', kind: 'Node', name, uid };
}

function lastUpdated(status: object): string | undefined {
  return (status as { lastUpdated?: string }).lastUpdated;
}
