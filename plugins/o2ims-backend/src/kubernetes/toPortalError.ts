import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { ApiError } from '@o2ims-portal/kubernetes-client';
import { describeError } from './describeError';

/**
 * What the API server said to a write, as an error that tells the portal's user; without an answer at all the server
 * counts as away.
 */
export function toPortalError(error: unknown, server: string): Error {
  if (!(error instanceof ApiError)) {
    return new ServiceUnavailableError(
      `The management cluster at ${server} cannot be reached: ${describeError(
        error,
      )}`,
      error,
    );
  }
  const { status, serverMessage } = error;
  switch (status) {
    case 400:
    case 422:
      return new InputError(serverMessage, error);
    case 403:
      return new NotAllowedError(
        `The management cluster does not allow this: ${serverMessage}`,
        error,
      );
    case 404:
      return new NotFoundError(serverMessage, error);
    case 409:
      return new ConflictError(serverMessage, error);
    default:
      return new ServiceUnavailableError(
        `The management cluster at ${server} does not serve this: ${serverMessage}`,
        error,
      );
  }
}
