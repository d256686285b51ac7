import { ByoHost, labels, workerName } from '@o2ims-portal/api';
import { PlannedHost } from '@o2ims-portal/host-rules';
import { MachineView } from '../capi/view/views';
import { ClusterPlan } from '../plan/ClusterPlan';
import { ObservedCluster } from './ObservedCluster';

export function isControlPlaneMachine(machine: MachineView): boolean {
  return machine.metadata.labels?.[labels.controlPlane] !== undefined;
}

/** The host that BYOH gave to a Machine: the ByoHost points at the ByoMachine that the Machine stands on. */
export function hostOfMachine(
  machine: MachineView,
  hosts: readonly ByoHost[],
): ByoHost | undefined {
  const { infrastructureName } = machine;
  return infrastructureName
    ? hosts.find(host => host.status?.machineRef?.name === infrastructureName)
    : undefined;
}

/** Whether a Machine is made for a worker's host, which is known before BYOH gave it the host, and after it took it. */
export function isMachineOfWorker(
  machine: MachineView,
  planned: PlannedHost,
  plan: Pick<ClusterPlan, 'clusterName'>,
): boolean {
  return (
    planned.role === 'worker' &&
    machine.metadata.labels?.[labels.machineDeployment] ===
      workerName(plan.clusterName, planned.hostId)
  );
}

/** The Machine on, or meant for, a host of the plan. */
export function machineOfHost(
  planned: PlannedHost,
  observed: ObservedCluster,
): MachineView | undefined {
  const { plan, machines, hosts } = observed;
  const live = machines.filter(machine => !machine.metadata.deletionTimestamp);
  if (planned.role === 'worker') {
    return live.find(machine => isMachineOfWorker(machine, planned, plan));
  }
  return live.find(
    machine => hostOfMachine(machine, hosts)?.metadata.name === planned.name,
  );
}
