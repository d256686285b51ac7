/** The value where it is a string that says something; what others wrote may be anything. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The value where it is a list, else an empty one. */
export function list<T>(value: readonly T[] | null | undefined): readonly T[] {
  return Array.isArray(value) ? value : [];
}

/** Order of times in RFC 3339, all in UTC: the earlier one first. */
export function compareTimes(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

const collator = new Intl.Collator('en', { numeric: true });

/** Order of names as people count: `host-2` before `host-10`. */
export function compareNames(a: string, b: string): number {
  return collator.compare(a, b);
}
