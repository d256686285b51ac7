import { ByoHost, isConditionTrue } from '@o2ims-portal/api';
import { PlannedHost } from '@o2ims-portal/host-rules';
import { MachineView } from '../capi/view/views';
import { ClusterPlan, hostsOf } from '../plan/ClusterPlan';
import {
  hostOfMachine,
  isControlPlaneMachine,
  isMachineOfWorker,
  machineOfHost,
} from './machines';
import { ObservedCluster } from './ObservedCluster';

/** Cluster API's first reason for not being done, in its own words. */
function unmet(machine: MachineView): string | undefined {
  const condition = machine.conditions.find(
    ({ met, summary, reason }) => !met && !summary && reason,
  );
  return condition?.message || condition?.reason;
}

/** What a Machine does now, for a person who waits for it. */
export function describeMachine(
  machine: MachineView,
  observed: ObservedCluster,
): string {
  const host = hostOfMachine(machine, observed.hosts);
  const { phase } = machine;
  switch (phase) {
    case 'Pending':
      // only then is there something that a worker could join
      return isControlPlaneMachine(machine) ||
        observed.controlPlane?.initialized
        ? 'Pending, waits for its bootstrap data'
        : 'Pending, waits for the control plane';
    case 'Provisioning':
      if (!host) {
        return 'Provisioning, waits for BYOH to claim the host';
      }
      return isConditionTrue(
        host.status?.conditions,
        'K8sNodeBootstrapSucceeded',
      )
        ? 'Provisioning, kubeadm is done'
        : 'Provisioning, running kubeadm';
    case 'Provisioned':
      return 'Provisioned, waits for its node to appear';
    case 'Running': {
      const what = unmet(machine);
      return what ? `Running, not ready yet: ${what}` : 'Running';
    }
    default:
      return phase;
  }
}

/** At most so many hosts are told of one by one. */
const MAX_TOLD = 10;

/** What happens on hosts, in one line; of many only some, those first on which something is still to be done. */
function tell(states: readonly { name: string; what: string }[]): string {
  const sorted =
    states.length > MAX_TOLD
      ? [
          ...states.filter(({ what }) => what !== 'Running'),
          ...states.filter(({ what }) => what === 'Running'),
        ]
      : states;
  const told = sorted
    .slice(0, MAX_TOLD)
    .map(({ name, what }) => `${name}: ${what}`);
  const more = states.length - told.length;
  return [...told, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

/** The hosts of one role with what each of them does now. */
export function describeHosts(
  role: PlannedHost['role'],
  observed: ObservedCluster,
): string {
  const { plan, machines } = observed;
  const planned = hostsOf(plan, role);
  // control-plane machines get their hosts from BYOH only; until then they cannot be told apart
  const homeless = machines.filter(
    machine =>
      role === 'control-plane' &&
      isControlPlaneMachine(machine) &&
      !machine.metadata.deletionTimestamp &&
      !hostOfMachine(machine, observed.hosts),
  );
  return tell(
    planned.map(host => {
      const machine = machineOfHost(host, observed) ?? homeless.shift();
      const what = machine
        ? describeMachine(machine, observed)
        : 'waits for Cluster API to make its machine';
      return { name: host.name, what };
    }),
  );
}

/** What Machines do now, by the hosts that they are on. */
export function describeMachines(
  machines: readonly MachineView[],
  observed: ObservedCluster,
): string {
  return tell(
    machines.map(machine => ({
      name:
        hostOfMachine(machine, observed.hosts)?.metadata.name ??
        `Machine '${machine.metadata.name}'`,
      what: describeMachine(machine, observed),
    })),
  );
}

/** The Machines that are still there while a cluster is taken down, by the hosts that they are on. */
export function describeRemaining(
  machines: readonly MachineView[],
  hosts: readonly ByoHost[],
  plan: ClusterPlan | undefined,
): string {
  return tell(
    machines.map(machine => {
      const host =
        hostOfMachine(machine, hosts)?.metadata.name ??
        plan?.hosts.find(planned => isMachineOfWorker(machine, planned, plan))
          ?.name;
      return {
        name: host ?? `Machine '${machine.metadata.name}'`,
        what: machine.phase,
      };
    }),
  );
}
