import {
  findCondition,
  isConditionTrue,
  MachineV1beta1 as Machine,
} from '@o2ims-portal/api';
import {
  machinesReady,
  mergeConditions,
  met,
  NewCondition,
  summary,
  unmet,
} from '../model/conditions';
import { count } from '../model/count';
import { isNodeReady } from '../model/nodeConditions';
import { MachineGroup } from '../model/objects';
import { isDeleting, WorkloadView } from './views';

/** The status of a MachineSet, from its machines and their nodes. */
export function machineSetStatus(
  facts: {
    set: MachineGroup;
    machines: Machine[];
    workload: Pick<WorkloadView, 'state' | 'nodes'>;
    /** Why no machine is made. */
    blocked?: string;
  },
  now: Date,
): NonNullable<MachineGroup['status']> {
  const { set, machines, workload, blocked } = facts;
  const { status = {}, spec } = set;
  const desired = isDeleting(set) ? 0 : spec?.replicas ?? 1;
  const replicas = machines.length;
  const ready = machines.filter(machine => isReady(machine, workload)).length;
  const conditions: NewCondition[] = [];
  if (blocked) {
    conditions.push(
      unmet('MachinesCreated', 'PreflightCheckFailed', 'Error', blocked),
    );
  } else if (replicas >= desired) {
    conditions.push(met('MachinesCreated'));
  }
  conditions.push(resized({ desired, replicas, ready, set }));
  const machinesCondition = machinesReady(machines);
  if (machinesCondition) {
    conditions.push(machinesCondition);
  }
  conditions.push(summary(conditions));
  return {
    ...status,
    replicas: count(replicas, status.replicas),
    fullyLabeledReplicas: count(replicas, status.fullyLabeledReplicas),
    readyReplicas: count(ready, status.readyReplicas),
    availableReplicas: count(ready, status.availableReplicas),
    selector: Object.entries(spec?.selector?.matchLabels ?? {})
      .map(([key, value]) => `${key}=${value}`)
      .join(','),
    conditions: mergeConditions(status.conditions, conditions, now),
    observedGeneration: set.metadata.generation,
  };
}

/** By the node, as long as there is one; by what was said of it last while nobody can be asked. */
function isReady(
  { status }: Machine,
  workload: Pick<WorkloadView, 'state' | 'nodes'>,
): boolean {
  if (!status?.nodeRef) {
    return false;
  }
  return workload.state === 'ready'
    ? isNodeReady(
        workload.nodes.find(
          ({ metadata }) => metadata.name === status.nodeRef?.name,
        ),
      )
    : isConditionTrue(status.conditions, 'NodeHealthy');
}

function resized(facts: {
  desired: number;
  replicas: number;
  ready: number;
  set: MachineGroup;
}): NewCondition {
  const { desired, replicas, ready, set } = facts;
  if (replicas === desired) {
    const before = findCondition(set.status?.conditions, 'Resized');
    if (ready === replicas || !before) {
      return ready === replicas
        ? met('Resized')
        : unmet('Resized', 'ScalingUp', 'Warning');
    }
    // left as it was until the last machine is ready
    const { lastTransitionTime: _, ...condition } = before;
    return condition;
  }
  const [reason, direction] =
    replicas > desired ? ['ScalingDown', 'down'] : ['ScalingUp', 'up'];
  return unmet(
    'Resized',
    reason,
    'Warning',
    `Scaling ${direction} MachineSet to ${desired} replicas (actual ${replicas})`,
  );
}
