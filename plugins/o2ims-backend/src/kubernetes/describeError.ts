/** What an error says; Node's network errors may have no message of their own, but a code or causes that say it. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  if (error instanceof AggregateError && !error.message) {
    return error.errors.map(describeError).join('; ');
  }
  const code = (error as NodeJS.ErrnoException).code;
  return error.message || code || error.name;
}
