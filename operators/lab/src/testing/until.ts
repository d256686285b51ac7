import { setTimeout as delay } from 'node:timers/promises';

const TIMEOUT_MS = 30_000;
const POLL_MS = 10;

/** Waits for a state; throws when it does not come. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + TIMEOUT_MS;
  while (!(await isSo())) {
    if (Date.now() > deadline) {
      throw new Error(`What was waited for did not happen: ${isSo}`);
    }
    await delay(POLL_MS);
  }
}
