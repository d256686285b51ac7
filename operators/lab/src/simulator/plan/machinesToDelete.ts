import {
  annotations,
  findCondition,
  MachineV1beta1 as Machine,
} from '@o2ims-portal/api';
import { isDeleting } from './views';

/**
 * The machines that go first when a MachineSet has too many: those that are going already, those that a user has
 * marked, those that are not healthy, then by the set's policy and by name.
 */
export function machinesToDelete(
  machines: readonly Machine[],
  count: number,
  policy = 'Random',
): Machine[] {
  return [...machines]
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        byPolicy(a, b, policy) ||
        a.metadata.name.localeCompare(b.metadata.name),
    )
    .slice(0, Math.max(count, 0));
}

function rank(machine: Machine): number {
  if (isDeleting(machine)) {
    return 0;
  }
  if (annotations.deleteMachine in (machine.metadata.annotations ?? {})) {
    return 1;
  }
  return isHealthy(machine) ? 3 : 2;
}

/** Not knowing is healthy enough. */
function isHealthy({ status }: Machine): boolean {
  return (
    status?.nodeRef !== undefined &&
    findCondition(status.conditions, 'NodeHealthy')?.status !== 'False'
  );
}

function byPolicy(a: Machine, b: Machine, policy: string): number {
  const age = (a.metadata.creationTimestamp ?? '').localeCompare(
    b.metadata.creationTimestamp ?? '',
  );
  switch (policy) {
    case 'Oldest':
      return age;
    case 'Newest':
      return -age;
    default:
      return 0;
  }
}
