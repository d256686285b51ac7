import { ByoHost, labels, Machine, workerName } from '@o2ims-portal/api';
import { PlannedHost } from '../plan/ClusterPlan';
import { ObservedCluster } from './ObservedCluster';

export function isControlPlaneMachine(machine: Machine): boolean {
  return machine.metadata.labels?.[labels.controlPlane] !== undefined;
}

/** The host that BYOH gave to a Machine: the ByoHost points at the ByoMachine that the Machine stands on. */
export function hostOfMachine(
  machine: Machine,
  hosts: readonly ByoHost[],
): ByoHost | undefined {
  const byoMachine = machine.spec?.infrastructureRef?.name;
  return byoMachine
    ? hosts.find(host => host.status?.machineRef?.name === byoMachine)
    : undefined;
}

/** The Machine on, or meant for, a host of the plan. A worker's is known before BYOH gave it the host. */
export function machineOfHost(
  planned: PlannedHost,
  observed: ObservedCluster,
): Machine | undefined {
  const { plan, machines, hosts } = observed;
  const live = machines.filter(machine => !machine.metadata.deletionTimestamp);
  if (planned.role === 'worker') {
    const name = workerName(plan.clusterName, planned.hostId);
    return live.find(
      machine => machine.metadata.labels?.[labels.machineDeployment] === name,
    );
  }
  return live.find(
    machine => hostOfMachine(machine, hosts)?.metadata.name === planned.name,
  );
}
