import { Condition } from './Condition';

/**
 * Returns the conditions with one of them set. `lastTransitionTime` moves only when the status changes, as
 * Kubernetes' API conventions ask; order is kept, so that an unchanged list compares equal.
 *
 * @public
 */
export function setCondition(
  conditions: readonly Condition[] | undefined,
  next: Omit<Condition, 'lastTransitionTime'>,
  now: Date,
): Condition[] {
  const list = conditions ?? [];
  const index = list.findIndex(condition => condition.type === next.type);
  const previous = list[index];
  const condition: Condition = {
    ...next,
    lastTransitionTime:
      previous?.status === next.status
        ? previous.lastTransitionTime
        : now.toISOString(),
  };
  return previous
    ? [...list.slice(0, index), condition, ...list.slice(index + 1)]
    : [...list, condition];
}
