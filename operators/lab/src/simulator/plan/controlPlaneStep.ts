import {
  annotations,
  findCondition,
  MachineV1beta1 as Machine,
} from '@o2ims-portal/api';
import { componentConditions } from './componentConditions';
import { isDeleting } from './views';

/** What a control plane does to its machines next: one thing at a time. */
export type ControlPlaneStep =
  | { verb: 'initialize' | 'join' }
  | { verb: 'delete'; machine: Machine };

/**
 * Decides what a control plane does to its machines next; undefined when they are as they should be, or when it has to
 * wait. Replacing outdated machines comes before a change of their number. With a surge of 1, the default, a new
 * machine comes before an outdated one goes.
 */
export function controlPlaneStep(facts: {
  replicas: number;
  maxSurge: number;
  machines: readonly Machine[];
  /** Those that are not as they would be made now. */
  outdated: readonly Machine[];
}): ControlPlaneStep | undefined {
  const { replicas, maxSurge, machines, outdated } = facts;
  if (machines.some(isDeleting)) {
    return undefined;
  }
  if (machines.length === 0) {
    return replicas > 0 ? { verb: 'initialize' } : undefined;
  }
  const allowed = outdated.length > 0 ? replicas + maxSurge : replicas;
  if (machines.length < allowed) {
    return machines.every(isStable) ? { verb: 'join' } : undefined;
  }
  if (machines.length === replicas && outdated.length === 0) {
    return undefined;
  }
  const machine = firstToGo(machines, outdated);
  return machines.every(it => it === machine || isStable(it))
    ? { verb: 'delete', machine }
    : undefined;
}

/** Users' wishes first, then what is broken, then what is outdated; of these the oldest. */
function firstToGo(
  machines: readonly Machine[],
  outdated: readonly Machine[],
): Machine {
  const eligible = [
    outdated.filter(isMarked),
    machines.filter(isMarked),
    outdated.filter(isBroken),
    outdated,
    machines,
  ].find(candidates => candidates.length > 0)!;
  return [...eligible].sort(
    (a, b) =>
      createdAt(a).localeCompare(createdAt(b)) ||
      a.metadata.name.localeCompare(b.metadata.name),
  )[0];
}

function isMarked({ metadata }: Machine): boolean {
  return annotations.deleteMachine in (metadata.annotations ?? {});
}

/** Whether a component is known to have failed; not knowing is not enough. */
function isBroken({ status }: Machine): boolean {
  return componentConditions.some(
    type => findCondition(status?.conditions, type)?.status === 'False',
  );
}

function isStable({ status }: Machine): boolean {
  return (
    status?.nodeRef !== undefined &&
    componentConditions.every(
      type => findCondition(status.conditions, type)?.status === 'True',
    )
  );
}

function createdAt({ metadata }: Machine): string {
  return metadata.creationTimestamp ?? '';
}
