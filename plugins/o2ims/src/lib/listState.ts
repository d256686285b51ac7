/** Which part of a list is shown, and in which order. */
export interface ListPage<Sort extends string> {
  sort: Sort;
  order?: 'asc' | 'desc';
  /** From 0. */
  page: number;
  pageSize: number;
}

/** How many rows a page may show. */
export const pageSizes = [20, 50, 100];

/** A value that a URL gives, if it is one of those that there are. */
export function oneOf<T extends string>(
  values: readonly T[],
  value: string | null,
): T | undefined {
  return values.find(candidate => candidate === value);
}

function toNumber(value: string | null): number {
  const number = Number(value);
  return Number.isSafeInteger(number) && number > 0 ? number : 0;
}

/** Reads from a page's URL which part of a list to show; the first of the sorts is the one that is meant by itself. */
export function readListPage<Sort extends string>(
  parameters: URLSearchParams,
  sorts: readonly [Sort, ...Sort[]],
): ListPage<Sort> {
  const pageSize = toNumber(parameters.get('pageSize'));
  return {
    sort: oneOf(sorts, parameters.get('sort')) ?? sorts[0],
    order: oneOf(['asc', 'desc'], parameters.get('order')),
    page: Math.max(0, toNumber(parameters.get('page')) - 1),
    pageSize: pageSizes.includes(pageSize) ? pageSize : pageSizes[0],
  };
}

/** The URL after a change. The page begins anew with any other change than that of the page itself. */
export function writeListState(
  parameters: URLSearchParams,
  change: object,
): URLSearchParams {
  const next = new URLSearchParams(parameters);
  if (!('page' in change)) {
    next.delete('page');
  }
  for (const [key, value] of Object.entries(change)) {
    if (key === 'page') {
      next.set('page', String(Number(value) + 1));
    } else if (value) {
      next.set(key, String(value));
    } else {
      next.delete(key);
    }
  }
  if (next.get('page') === '1') {
    next.delete('page');
  }
  return next;
}

/** What the backend is to be asked for, of what the page says. */
export function toPageQuery({ page, pageSize }: ListPage<string>): {
  limit: number;
  offset: number;
} {
  return { limit: pageSize, offset: page * pageSize };
}

/** A change that takes every filter away. */
export function clearFilters<Key extends string>(
  keys: readonly Key[],
): Partial<Record<Key, undefined>> {
  return Object.fromEntries(keys.map(key => [key, undefined])) as Partial<
    Record<Key, undefined>
  >;
}
