import { ResponseError } from '@backstage/errors';

const TOO_MANY_REQUESTS = 429;

/**
 * Whether a call that failed may work when it is made again: the backend was not reached, did not answer in time, or
 * said that it is not ready. What it refused, it would refuse again.
 */
export function isTransient(error: unknown): boolean {
  if (ResponseError.is(error)) {
    return error.statusCode >= 500 || error.statusCode === TOO_MANY_REQUESTS;
  }
  // fetch throws a TypeError without an answer, a TimeoutError when its signal said so, a SyntaxError is half an answer
  return (
    error instanceof Error &&
    ['TypeError', 'TimeoutError', 'SyntaxError', 'FetchError'].includes(
      error.name,
    )
  );
}
