import { compareNames } from '../model/text';

type Compare<T> = (a: T, b: T) => number;

/** In which order to tell things: by one of some ways to sort, and what is the same by that, by name. */
export function toOrder<T extends { name: string }, S extends string>(
  ascending: Record<S, Compare<T>>,
  { sort, order }: { sort: S; order?: 'asc' | 'desc' },
): Compare<T> {
  // of times the newest come first, unless somebody wants it otherwise
  const direction = order ?? (sort === 'createdAt' ? 'desc' : 'asc');
  const compare = ascending[sort];
  return (a, b) =>
    (direction === 'desc' ? compare(b, a) : compare(a, b)) ||
    compareNames(a.name, b.name);
}
