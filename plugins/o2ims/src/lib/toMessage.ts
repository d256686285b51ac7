import { isError } from '@backstage/errors';

/** What an error says; for one that the backend sent, the backend's own words. */
export function toMessage(error: Error): string {
  return isError(error.cause) && error.cause.message
    ? error.cause.message
    : error.message;
}
