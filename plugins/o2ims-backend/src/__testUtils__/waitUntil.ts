import { setTimeout as delay } from 'node:timers/promises';

/** Looks again and again until there is something; fails after a while with what was seen last. */
export async function waitUntil<T>(
  look: () => Promise<T | undefined | false> | T | undefined | false,
  timeoutMs = 20_000,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found) {
      return found;
    }
    if (Date.now() > deadline) {
      throw new Error(`Not seen within ${timeoutMs} ms: ${look}`);
    }
    await delay(20);
  }
}
