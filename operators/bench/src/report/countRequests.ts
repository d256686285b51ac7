/** Whether an idle operator may make such a request: to hear of changes, and to stay the leader. */
export function isAllowedWhenIdle(name: string): boolean {
  return /^watch |\bleases$/.test(name);
}

/** How many requests there were, by counts for each verb and resource. */
export function sumOf(
  counts: Record<string, number>,
  include: (name: string) => boolean = () => true,
): number {
  return Object.entries(counts)
    .filter(([name]) => include(name))
    .reduce((total, [, count]) => total + count, 0);
}

/** What was added between two counts. */
export function addedBetween(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): Record<string, number> {
  return Object.fromEntries(
    [...after]
      .map(([name, count]) => [name, count - (before.get(name) ?? 0)] as const)
      .filter(([, count]) => count > 0),
  );
}
