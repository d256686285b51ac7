import { isError } from '@backstage/errors';

/** What an error says; Node's network errors may have no message of their own, but a code or causes that say it. */
export function describeError(error: unknown): string {
  if (!isError(error)) {
    return String(error);
  }
  const { message, errors, code } = error;
  if (message) {
    return message;
  }
  return Array.isArray(errors)
    ? errors.map(describeError).join('; ')
    : String(code ?? error.name);
}
