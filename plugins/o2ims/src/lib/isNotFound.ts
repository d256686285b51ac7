import { isError } from '@backstage/errors';

/** Whether the backend said that the object is not there. */
export function isNotFound(error: unknown): boolean {
  if (!isError(error)) {
    return false;
  }
  return (
    error.name === 'NotFoundError' ||
    error.statusCode === 404 ||
    isNotFound(error.cause)
  );
}
