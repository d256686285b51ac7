/**
 * Whether an object has everything that is wanted of it. It may have more: what the API server and Cluster API's
 * webhooks filled in; what was wanted before and is no more, its digest tells. Lists have to be the same from end to
 * end, since one more entry can mean something else.
 */
export function covers(actual: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(actual) &&
      actual.length === wanted.length &&
      wanted.every((value, i) => covers(actual[i], value))
    );
  }
  if (typeof wanted === 'object' && wanted !== null) {
    return (
      typeof actual === 'object' &&
      actual !== null &&
      Object.entries(wanted).every(
        ([key, value]) =>
          value === undefined ||
          covers((actual as Record<string, unknown>)[key], value),
      )
    );
  }
  return actual === wanted;
}
