/** The first pause; each further one is twice as long. */
const MIN_BACKOFF_MS = 200;
/** A watch that was open for as long is a good one, whatever the pause before it. */
const LONG_ENOUGH_MS = 1_000;

/**
 * How long to pause after a watch has ended, however it did. One that was open for as long as the pause before it, or
 * for a second, shows that the server is well, though nothing may have happened on it: the pauses begin anew. After
 * one that the server did not accept, or ended at once, they go on growing.
 *
 * @param openMs - for how long the watch was open; 0 for one that was not accepted
 * @param lastMs - the pause before it; 0 where there was none
 */
export function nextBackoff(
  openMs: number,
  lastMs: number,
  maxMs: number,
): number {
  return openMs >= Math.min(lastMs, LONG_ENOUGH_MS)
    ? MIN_BACKOFF_MS
    : Math.min(lastMs * 2, maxMs);
}
