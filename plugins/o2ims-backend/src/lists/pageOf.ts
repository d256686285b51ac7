/** Which part of a list to tell. */
export interface Page {
  limit?: number;
  offset?: number;
}

/** That part of a list. */
export function pageOf<T>(
  items: readonly T[],
  { limit, offset = 0 }: Page,
): T[] {
  return items.slice(offset, limit === undefined ? undefined : offset + limit);
}
