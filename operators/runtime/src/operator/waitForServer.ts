import { setTimeout as delay } from 'node:timers/promises';
import { ApiError, KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { Logger } from '../logging';

const MIN_PAUSE_MS = 250;
const MAX_PAUSE_MS = 5_000;
const TELL_EVERY_MS = 10_000;

/**
 * Waits until the API server answers; it may be starting just now, as the operator is. Returns early when the signal
 * is aborted.
 *
 * @throws Error when it refuses the credentials, or does not answer in time
 */
export async function waitForServer(options: {
  client: KubernetesClient;
  logger: Logger;
  signal: AbortSignal;
  timeoutMs: number;
}): Promise<void> {
  const { client, logger, signal, timeoutMs } = options;
  const startedAt = performance.now();
  let toldAt = -Infinity;
  let pauseMs = MIN_PAUSE_MS;
  while (!signal.aborted) {
    try {
      await client.getRaw('/version');
      return;
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) {
        throw new Error(
          `The API server at ${client.server} does not accept the credentials of the kubeconfig: ${error.message}`,
          { cause: error },
        );
      }
      if (error instanceof ApiError && error.status === 403) {
        // it is there; what matters is refused or not where it is asked for
        return;
      }
      const now = performance.now();
      if (now + pauseMs - startedAt > timeoutMs) {
        throw new Error(
          `The API server at ${client.server} did not answer within ${
            timeoutMs / 1000
          } s: ${describe(
            error,
          )}. Is it running, and is this the right kubeconfig?`,
          { cause: error },
        );
      }
      if (now - toldAt >= TELL_EVERY_MS) {
        toldAt = now;
        logger.warn(
          `Waiting for the API server at ${client.server}: ${describe(error)}`,
        );
      }
      await delay(pauseMs, undefined, { signal }).catch(() => undefined);
      pauseMs = Math.min(pauseMs * 2, MAX_PAUSE_MS);
    }
  }
}

/** Some network errors have no message but a code. */
function describe(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string };
  return message || code || String(error);
}
