/** A count as Cluster API tells it: no field rather than 0 until it has been something else. */
export function count(
  value: number,
  before: number | undefined,
): number | undefined {
  return value || (before === undefined ? undefined : 0);
}
