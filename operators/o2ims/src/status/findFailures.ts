import { ClusterApiCondition, Machine } from '@o2ims-portal/api';
import { hostOfMachine, isControlPlaneMachine } from './machines';
import { ObservedCluster } from './ObservedCluster';

/** Something that went wrong, in the words of the one who says so. */
export interface Failure {
  message: string;
  /** RFC 3339; undefined when it is for good. */
  since?: string;
}

/** BYOH's agent ran the bootstrap commands and they failed; it will try again. */
const BOOTSTRAP_FAILED = 'CloudInitExecutionFailed';

interface Told {
  kind: string;
  metadata: { name: string };
  status?: {
    failureReason?: string;
    failureMessage?: string;
    conditions?: ClusterApiCondition[];
  };
}

/** Failures that an object tells of: final ones first, then conditions of severity Error. */
function failuresOf(object: Told): Failure[] {
  const { kind, metadata, status } = object;
  const who = `${kind} '${metadata.name}'`;
  if (status?.failureReason || status?.failureMessage) {
    const what = [status.failureReason, status.failureMessage];
    return [{ message: `${who}: ${what.filter(Boolean).join(': ')}` }];
  }
  const errors = (status?.conditions ?? []).filter(
    ({ status: value, severity, reason }) =>
      value === 'False' &&
      (severity === 'Error' || reason === BOOTSTRAP_FAILED),
  );
  // Ready only sums up the others
  const own = errors.filter(({ type }) => type !== 'Ready');
  return (own.length > 0 ? own : errors).map(
    ({ type, reason, message, lastTransitionTime }) => ({
      message: `${who}: ${[type, reason, message].filter(Boolean).join(': ')}`,
      since: lastTransitionTime,
    }),
  );
}

function failuresOfMachines(
  machines: readonly Machine[],
  observed: ObservedCluster,
): Failure[] {
  return machines
    .filter(machine => !machine.metadata.deletionTimestamp)
    .flatMap(machine => {
      const host = hostOfMachine(machine, observed.hosts);
      // the host knows more than the machine, which only repeats it
      const onHost = host ? failuresOf({ ...host, kind: 'ByoHost' }) : [];
      return onHost.length > 0
        ? onHost.map(failure => ({
            ...failure,
            message: `${failure.message} (the log of its agent says more)`,
          }))
        : failuresOf({ ...machine, kind: 'Machine' });
    });
}

/** What went wrong, by the stage that it holds up. */
export function findFailures(
  observed: ObservedCluster,
): Record<
  'InfrastructureReady' | 'ControlPlaneReady' | 'WorkersReady',
  Failure[]
> {
  const { cluster, controlPlane, machineDeployments, machines } = observed;
  const masters = machines.filter(isControlPlaneMachine);
  const workers = machines.filter(machine => !isControlPlaneMachine(machine));
  // a Cluster's other conditions mirror those of its control plane
  const infrastructure = (cluster.status?.conditions ?? []).filter(
    ({ type }) => type === 'InfrastructureReady',
  );
  const first = (...groups: Failure[][]) =>
    groups.find(group => group.length > 0) ?? [];
  return {
    InfrastructureReady: failuresOf({
      ...cluster,
      kind: 'Cluster',
      status: { ...cluster.status, conditions: infrastructure },
    }),
    ControlPlaneReady: first(
      failuresOfMachines(masters, observed),
      controlPlane
        ? failuresOf({ ...controlPlane, kind: 'KubeadmControlPlane' })
        : [],
    ),
    WorkersReady: first(
      failuresOfMachines(workers, observed),
      machineDeployments.flatMap(deployment =>
        failuresOf({ ...deployment, kind: 'MachineDeployment' }),
      ),
    ),
  };
}
