// Waiting for states.
import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 500;

/**
 * Looks again and again until `isSo` holds for what is seen; resolves to that. An error while looking counts as not
 * yet: servers restart in these tests. One that `isSo` throws ends the waiting.
 */
export async function until(what, look, isSo, { timeoutMs = 480_000 } = {}) {
  const deadline = Date.now() + timeoutMs;
  let last;
  while (Date.now() < deadline) {
    let seen;
    try {
      seen = await look();
      last = seen;
    } catch (error) {
      last = error;
      await delay(POLL_MS);
      continue;
    }
    if (isSo(seen)) {
      return seen;
    }
    await delay(POLL_MS);
  }
  const text =
    last instanceof Error ? String(last) : JSON.stringify(last, undefined, 2);
  throw new Error(
    `${what}: not so after ${timeoutMs / 1000} s; last seen: ${text}`,
  );
}
