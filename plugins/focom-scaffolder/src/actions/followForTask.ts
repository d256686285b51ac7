import {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { ResponseError, stringifyError } from '@backstage/errors';
import { Request, RequestKey } from '@o2ims-portal/plugin-o2ims-common';
import { followRequest } from '../requests/followRequest';
import { formatDuration } from '../requests/formatDuration';
import { toActionError } from '../requests/toActionError';
import { ActionOptions } from './ActionOptions';
import { tokenOfInitiator } from './tokenOfInitiator';

function reasonOf(error: unknown): string {
  return ResponseError.is(error) ? error.cause.message : stringifyError(error);
}

/**
 * Follows a request as the person who started the task, until the task is cancelled; says in its log when the
 * request is out of sight.
 *
 * @see {@link followRequest} for what it yields
 */
export async function* followForTask(
  context: {
    logger: LoggerService;
    signal?: AbortSignal;
    getInitiatorCredentials(): Promise<BackstageCredentials>;
  },
  options: ActionOptions & { key: RequestKey; timeoutMs: number },
): AsyncGenerator<Request | undefined> {
  const { logger, signal } = context;
  const { auth, client, key, timeoutMs } = options;
  try {
    yield* followRequest({
      client,
      key,
      token: () => tokenOfInitiator(context, auth),
      timeoutMs,
      signal,
      onInterrupted: (error, retryInMs) =>
        logger.warn(
          `Lost sight of request '${
            key.name
          }', which goes on meanwhile; looking again in ${formatDuration(
            retryInMs,
          )} (${reasonOf(error)})`,
        ),
    });
  } catch (error) {
    if (signal?.aborted) {
      throw new Error(
        `The task was cancelled. Request '${key.name}' itself goes on`,
      );
    }
    throw ResponseError.is(error)
      ? toActionError(error, `Following request '${key.name}'`)
      : error;
  }
}
