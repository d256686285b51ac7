/** The shortest of some pauses in milliseconds, of which some are none; undefined when all are. */
export function earliestOf(
  pauses: readonly (number | undefined)[],
): number | undefined {
  const known = pauses.flatMap(pause => pause ?? []);
  return known.length > 0 ? Math.min(...known) : undefined;
}
