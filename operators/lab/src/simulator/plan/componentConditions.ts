import { findCondition, MachineV1beta1 as Machine } from '@o2ims-portal/api';
import { met, NewCondition, unmet } from '../model/conditions';
import { isNodeUnreachable } from '../model/nodeConditions';
import { Node } from '../model/objects';

const PODS = [
  'APIServerPodHealthy',
  'ControllerManagerPodHealthy',
  'EtcdPodHealthy',
  'SchedulerPodHealthy',
];
const ETCD = 'EtcdMemberHealthy';

/** Conditions of a control plane's Machine by which it is told whether the control plane is stable. */
export const componentConditions: readonly string[] = [...PODS, ETCD];

/** What a control plane says of the components on one of its machines; nothing before there is a node. */
export function machineComponents(
  machine: Machine,
  node: Node | undefined,
): NewCondition[] {
  if (!machine.status?.nodeRef) {
    return [];
  }
  if (machine.metadata.deletionTimestamp) {
    return componentConditions.map(type => unmet(type, 'Deleting'));
  }
  return [...PODS.map(type => podCondition(type, node)), met(ETCD)];
}

function podCondition(type: string, node: Node | undefined): NewCondition {
  if (!node) {
    return unmet(type, 'PodFailed', 'Error', 'Missing Node');
  }
  return isNodeUnreachable(node)
    ? {
        type,
        status: 'Unknown',
        reason: 'PodInspectionFailed',
        message: 'Node is unreachable',
      }
    : met(type);
}

/**
 * What a control plane says of all its machines' components and etcd members, from what it said of each; and of a
 * member of etcd whose machine has no node yet, which is how it is while a master joins.
 *
 * @param masters - names of the control plane's nodes
 */
export function controlPlaneComponents(
  machines: readonly Machine[],
  masters: readonly string[] = [],
): NewCondition[] {
  const known = machines.flatMap(({ status }) => status?.nodeRef?.name ?? []);
  const stranger = masters.find(name => !known.includes(name));
  return [
    aggregate(machines, PODS, {
      type: 'ControlPlaneComponentsHealthy',
      reason: 'ControlPlaneComponents',
      note: 'control plane',
    }),
    known.length > 0 && stranger
      ? unmet(
          'EtcdClusterHealthy',
          'EtcdClusterUnhealthy',
          'Error',
          `Etcd member ${stranger} does not have a corresponding Machine`,
        )
      : aggregate(machines, [ETCD], {
          type: 'EtcdClusterHealthy',
          reason: 'EtcdCluster',
          note: 'etcd member',
        }),
  ].filter(condition => condition !== undefined);
}

/** One that fails decides, the most severe first; then one that is well; one that is not known only where all are not. */
function aggregate(
  machines: readonly Machine[],
  types: readonly string[],
  says: { type: string; reason: string; note: string },
): NewCondition | undefined {
  const namesWith = (
    isSo: (condition: { status: string; severity?: string }) => boolean,
  ) =>
    machines
      .filter(({ status }) =>
        types.some(type => {
          const condition = findCondition(status?.conditions, type);
          return condition && isSo(condition);
        }),
      )
      .map(({ metadata }) => metadata.name)
      .sort()
      .join(', ');
  for (const severity of ['Error', 'Warning', 'Info'] as const) {
    const failing = namesWith(
      it => it.status === 'False' && (it.severity || 'Info') === severity,
    );
    if (failing) {
      const words = severity === 'Info' ? 'info' : `${severity.toLowerCase()}s`;
      return unmet(
        says.type,
        `${says.reason}Unhealthy`,
        severity,
        `Following Machines are reporting ${says.note} ${words}: ${failing}`,
      );
    }
  }
  if (namesWith(({ status }) => status === 'True')) {
    return met(says.type);
  }
  const unknown = namesWith(({ status }) => status === 'Unknown');
  return unknown
    ? {
        type: says.type,
        status: 'Unknown',
        reason: `${says.reason}Unknown`,
        message: `Following Machines are reporting unknown ${says.note} status: ${unknown}`,
      }
    : undefined;
}
