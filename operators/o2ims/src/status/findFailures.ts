import { annotations, ByoHost } from '@o2ims-portal/api';
import { toConditionViewsOfV1beta1 } from '../capi/view/toConditionViews';
import { MachineView, ObjectView } from '../capi/view/views';
import { hostOfMachine, isControlPlaneMachine } from './machines';
import { ObservedCluster } from './ObservedCluster';

/** Something that went wrong, in the words of the one who says so. */
export interface Failure {
  message: string;
  /** RFC 3339; undefined when it is for good. */
  since?: string;
}

/** Failures that an object tells of: a final one, or else those among its conditions. */
function failuresOf(object: ObjectView): Failure[] {
  const { kind, metadata, conditions, finalFailure } = object;
  const who = `${kind} '${metadata.name}'`;
  if (finalFailure) {
    return [{ message: `${who}: ${finalFailure}` }];
  }
  const errors = conditions.filter(({ failed }) => failed);
  const own = errors.filter(({ summary }) => !summary);
  return (own.length > 0 ? own : errors).map(
    ({ type, reason, message, since }) => ({
      message: `${who}: ${[type, reason, message].filter(Boolean).join(': ')}`,
      since,
    }),
  );
}

function failuresOfHost({ metadata, status }: ByoHost): Failure[] {
  return failuresOf({
    kind: 'ByoHost',
    metadata,
    conditions: toConditionViewsOfV1beta1(status?.conditions),
  });
}

function failuresOfMachines(
  machines: readonly MachineView[],
  observed: ObservedCluster,
): Failure[] {
  return machines
    .filter(machine => !machine.metadata.deletionTimestamp)
    .flatMap(machine => {
      const host = hostOfMachine(machine, observed.hosts);
      // the host knows more than the machine, which only repeats it
      const onHost = host ? failuresOfHost(host) : [];
      const why =
        host?.metadata.annotations?.[annotations.bootstrapFailure] ??
        'the log of its agent says more';
      return onHost.length > 0
        ? onHost.map(failure => ({
            ...failure,
            message: `${failure.message} (${why})`,
          }))
        : failuresOf(machine);
    });
}

/**
 * Failures that a control plane tells of. While a master joins, its member of etcd is there before its Machine has a
 * node, and Cluster API calls etcd unhealthy for as long as kubeadm takes.
 */
function failuresOfControlPlane(
  controlPlane: ObjectView,
  masters: readonly MachineView[],
): Failure[] {
  const joins = masters.some(
    ({ nodeName, metadata }) => !nodeName && !metadata.deletionTimestamp,
  );
  return failuresOf({
    ...controlPlane,
    conditions: controlPlane.conditions.filter(
      ({ type }) => !(joins && type === 'EtcdClusterHealthy'),
    ),
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
  const infrastructure = cluster.conditions.filter(
    ({ type }) => type === 'InfrastructureReady',
  );
  const first = (...groups: Failure[][]) =>
    groups.find(group => group.length > 0) ?? [];
  return {
    InfrastructureReady: failuresOf({ ...cluster, conditions: infrastructure }),
    ControlPlaneReady: first(
      failuresOfMachines(masters, observed),
      controlPlane ? failuresOfControlPlane(controlPlane, masters) : [],
    ),
    WorkersReady: first(
      failuresOfMachines(workers, observed),
      machineDeployments.flatMap(failuresOf),
    ),
  };
}
