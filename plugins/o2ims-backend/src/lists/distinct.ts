import { compareNames } from '../model/text';

/** Every value once, in order, without those that are missing. */
export function distinct(values: Iterable<string | undefined>): string[] {
  const found = new Set<string>();
  for (const value of values) {
    if (value) {
      found.add(value);
    }
  }
  return [...found].sort(compareNames);
}
