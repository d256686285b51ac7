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
  NewCondition,
  summary,
  unmet,
} from '../model/conditions';
import { durations } from '../model/Clock';
import { capi } from '../model/names';
import { nodeHealthy } from '../model/nodeConditions';
import { ByoMachine, KubeadmConfig, Node } from '../model/objects';
import { machineComponents } from './componentConditions';
import { planMachineDeletion } from './planMachineDeletion';
import { partsOf } from './planMachineParts';
import { planNodeMetadata } from './planNodeMetadata';
import { ownerOf, Plan } from './Plan';
import { ClusterView, isDeleting } from './views';

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
  const { bootstrap, providerID } = machine.spec ?? {};
  const { byoMachine, config } = partsOf(view, machine);
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
  const node = reachableNode(view, machine, plan);
  if (node) {
    planNodeMetadata(machine, node, plan);
  }
  plan.status(
    resourceTypes.machine,
    machine,
    machineStatus(
      {
        machine,
        config,
        byoMachine,
        node,
        isNodeGone: !node && view.workload.state === 'ready',
      },
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
  if (!spec?.providerID) {
    return undefined;
  }
  const isFirst =
    capi.controlPlane in (metadata.labels ?? {}) &&
    !view.controlPlane?.status?.initialized;
  const since = findCondition(status?.conditions, 'InfrastructureReady');
  if (
    isFirst &&
    !(
      status?.infrastructureReady &&
      plan.clock.isOver(since?.lastTransitionTime, durations.workloadConnection)
    )
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
    /** Whether there is no node, rather than nobody to ask for it. */
    isNodeGone?: boolean;
  },
  now: Date,
): NonNullable<Machine['status']> {
  const { machine, config, byoMachine, node, isNodeGone } = facts;
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
        ...nodeConditions(machine, node, isNodeGone),
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

/** What the node tells; as it was told last while nobody can be asked. */
function nodeConditions(
  machine: Machine,
  node: Node | undefined,
  isNodeGone = false,
): NewCondition[] {
  const { nodeRef } = machine.status ?? {};
  if (!node && !nodeRef) {
    return [unmet('NodeHealthy', 'WaitingForNodeRef')];
  }
  if (!node && !isNodeGone) {
    return [];
  }
  return [
    node ? nodeHealthy(node) : unmet('NodeHealthy', 'NodeNotFound', 'Error'),
    ...(capi.controlPlane in (machine.metadata.labels ?? {})
      ? machineComponents(machine, node)
      : []),
  ];
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
