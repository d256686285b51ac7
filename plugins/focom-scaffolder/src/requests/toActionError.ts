import {
  AuthenticationError,
  ConflictError,
  ForwardedError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ResponseError,
  ServiceUnavailableError,
} from '@backstage/errors';

const ERRORS: Record<number, new (message?: string, cause?: Error) => Error> = {
  400: InputError,
  401: AuthenticationError,
  403: NotAllowedError,
  404: NotFoundError,
  409: ConflictError,
  503: ServiceUnavailableError,
};

/**
 * An error of the o2ims backend in its own words, which a task's log would not show: the log prints what the call
 * failed with, and that is "Request failed with 409 Conflict".
 */
export function toActionError(error: unknown, doing: string): Error {
  if (!ResponseError.is(error)) {
    return new ForwardedError(`${doing} failed`, error);
  }
  const { cause, statusCode } = error;
  const ErrorOfStatus = ERRORS[statusCode] ?? Error;
  // the sign-in that a task was started with ends after an hour or so
  const advice = statusCode === 401 ? '. Sign in again and start over' : '';
  return new ErrorOfStatus(`${doing} failed: ${cause.message}${advice}`);
}
