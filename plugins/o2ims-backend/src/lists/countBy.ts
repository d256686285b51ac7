/** How many there are of each value, in the order of the values given; of those that none has, nothing. */
export function countBy<T, V extends string>(
  items: readonly T[],
  valueOf: (item: T) => V,
  values: readonly V[],
): { value: V; count: number }[] {
  const counts = new Map<V, number>();
  for (const item of items) {
    const value = valueOf(item);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return values.flatMap(value => {
    const count = counts.get(value);
    return count ? [{ value, count }] : [];
  });
}
