import { setTimeout as wait } from 'node:timers/promises';
import { ResponseError } from '@backstage/errors';
import {
  O2imsClient,
  Request,
  RequestKey,
} from '@o2ims-portal/plugin-o2ims-common';
import { isTransient } from './isTransient';

/** The longest that one call waits for a change; short enough for the proxies between. */
const POLL_SECONDS = 25;
/** How much longer than that an answer may take. */
const ANSWER_MS = 15_000;
const FIRST_RETRY_MS = 1_000;
const MAX_RETRY_MS = 15_000;

/** How a request is followed. */
export interface FollowOptions {
  client: O2imsClient;
  key: RequestKey;
  /** Asked before every call: a token lives shorter than a cluster may take. */
  token: () => Promise<string>;
  timeoutMs: number;
  signal?: AbortSignal;
  /** Told of each failed call that is made again. */
  onInterrupted: (error: unknown, retryInMs: number) => void;
  /** How long to wait after the first failed call. Default: a second. */
  firstRetryMs?: number;
}

/** The request once it differs from what is known of it or the time is up; `undefined` when it is gone. */
async function readChanged(
  { client, key, token, signal }: FollowOptions,
  known: Request | undefined,
  timeoutSeconds: number,
): Promise<Request | undefined> {
  const tooLate = AbortSignal.timeout(timeoutSeconds * 1_000 + ANSWER_MS);
  try {
    const request = await client.getRequest(key, {
      token: await token(),
      signal: signal ? AbortSignal.any([signal, tooLate]) : tooLate,
      ...(known && { changedSince: known.version, timeoutSeconds }),
    });
    // another one may have been made in its place
    return known && request.uid !== known.uid ? undefined : request;
  } catch (error) {
    if (ResponseError.is(error) && error.statusCode === 404) {
      return undefined;
    }
    throw error;
  }
}

/**
 * The request as it is now, and then whenever it changed. `undefined` says that it is gone, and is the last. Ends
 * without it when the time is up. Interruptions are waited out, longer each time.
 *
 * @throws whatever the backend refuses the call with; the signal's reason when it aborts
 */
export async function* followRequest(
  options: FollowOptions,
): AsyncGenerator<Request | undefined> {
  const { timeoutMs, signal, onInterrupted } = options;
  const { firstRetryMs = FIRST_RETRY_MS } = options;
  const deadline = Date.now() + timeoutMs;
  let retryMs = firstRetryMs;
  let known: Request | undefined;
  for (let left = timeoutMs; left > 0; left = deadline - Date.now()) {
    let request: Request | undefined;
    try {
      request = await readChanged(
        options,
        known,
        Math.min(POLL_SECONDS, Math.ceil(left / 1_000)),
      );
      retryMs = firstRetryMs;
    } catch (error) {
      signal?.throwIfAborted();
      if (!isTransient(error)) {
        throw error;
      }
      onInterrupted(error, retryMs);
      await wait(Math.min(retryMs, left), undefined, { signal });
      retryMs = Math.min(retryMs * 2, MAX_RETRY_MS);
      continue;
    }
    if (!request) {
      yield undefined;
      return;
    }
    if (request.version !== known?.version) {
      known = request;
      yield request;
    }
  }
}
