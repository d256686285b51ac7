import { ClusterApiCondition, findCondition } from '@o2ims-portal/api';

/** A condition as a controller sets it. */
export type NewCondition = Omit<ClusterApiCondition, 'lastTransitionTime'>;

/** A condition that is met; Cluster API then gives no reason. */
export function met(type: string): NewCondition {
  return { type, status: 'True' };
}

/** A condition that is not met. */
export function unmet(
  type: string,
  reason: string,
  severity: 'Error' | 'Warning' | 'Info' = 'Info',
  message?: string,
): NewCondition {
  return {
    type,
    status: 'False',
    reason,
    severity,
    ...(message && { message }),
  };
}

/**
 * The condition list with some of them set, in Cluster API's order: Ready first, then by name. The transition time
 * moves with the reason and the message too, as Cluster API's does; the simulator measures its pauses with it.
 */
export function mergeConditions(
  previous: readonly ClusterApiCondition[] | undefined,
  next: readonly NewCondition[],
  now: Date,
): ClusterApiCondition[] {
  const merged = new Map(
    previous?.map(condition => [condition.type, condition]),
  );
  for (const condition of next) {
    const before = merged.get(condition.type);
    merged.set(condition.type, {
      ...condition,
      lastTransitionTime:
        before && isSame(before, condition)
          ? before.lastTransitionTime
          : now.toISOString(),
    });
  }
  return [...merged.values()].sort(
    (a, b) => rank(a) - rank(b) || a.type.localeCompare(b.type, 'en'),
  );
}

/** `Ready` made of other conditions: the first of the most severe that are not met. */
export function summary(
  parts: readonly NewCondition[],
  message?: string,
): NewCondition {
  const severities = ['Error', 'Warning', 'Info'];
  const worst = severities
    .map(severity =>
      parts.find(
        part =>
          part.status === 'False' && (part.severity || 'Info') === severity,
      ),
    )
    .find(Boolean);
  if (!worst) {
    return met('Ready');
  }
  return {
    ...worst,
    type: 'Ready',
    ...(message && { message }),
  };
}

/** A condition that repeats the `Ready` of another object. */
export function mirror(
  type: string,
  conditions: readonly ClusterApiCondition[] | undefined,
  fallback: NewCondition,
): NewCondition {
  const source = findCondition(conditions, 'Ready');
  if (!source) {
    return fallback;
  }
  const { lastTransitionTime: _, ...condition } = source;
  return { ...condition, type };
}

/** `MachinesReady` of a group of machines; undefined until one of them says something. */
export function machinesReady(
  machines: readonly {
    metadata: { name: string };
    status?: { conditions?: ClusterApiCondition[] };
  }[],
): NewCondition | undefined {
  const readies = machines.map(machine => ({
    name: machine.metadata.name,
    ready: findCondition(machine.status?.conditions, 'Ready'),
  }));
  if (!readies.some(({ ready }) => ready)) {
    return undefined;
  }
  const waiting = readies.find(({ ready }) => ready?.status !== 'True');
  if (!waiting) {
    return met('MachinesReady');
  }
  const done = readies.filter(({ ready }) => ready?.status === 'True').length;
  return unmet(
    'MachinesReady',
    `${waiting.ready?.reason ?? 'WaitingForInfrastructure'} @ Machine/${
      waiting.name
    }`,
    'Info',
    `${done} of ${readies.length} completed`,
  );
}

function isSame(before: ClusterApiCondition, next: NewCondition): boolean {
  return (
    before.status === next.status &&
    (before.reason ?? '') === (next.reason ?? '') &&
    (before.severity ?? '') === (next.severity ?? '') &&
    (before.message ?? '') === (next.message ?? '')
  );
}

function rank(condition: { type: string }): number {
  return condition.type === 'Ready' ? 0 : 1;
}
