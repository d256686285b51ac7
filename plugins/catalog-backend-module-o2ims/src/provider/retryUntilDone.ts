import { setTimeout as wait } from 'node:timers/promises';

/** Tries until it works or the signal aborts; waits twice as long after each failure. */
export async function retryUntilDone(
  attempt: () => Promise<void>,
  options: {
    signal: AbortSignal;
    firstDelayMs: number;
    maxDelayMs: number;
    onFailure: (error: unknown) => void;
  },
): Promise<void> {
  const { signal, firstDelayMs, maxDelayMs, onFailure } = options;
  let delayMs = firstDelayMs;
  while (!signal.aborted) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      onFailure(error);
    }
    // ends early, with nothing more to do, when the signal aborts
    await wait(delayMs, undefined, { signal, ref: false }).catch(() => {});
    delayMs = Math.min(delayMs * 2, maxDelayMs);
  }
}
