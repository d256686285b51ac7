/** Does something for each of a list side by side, for so many at a time; gives the results in the list's order. */
export async function mapBounded<T, R>(
  items: readonly T[],
  limit: number,
  action: (item: T) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  const queue = items.entries();
  const work = async () => {
    for (const [index, item] of queue) {
      results[index] = await action(item);
    }
  };
  await Promise.all(Array.from({ length: limit }, work));
  return results;
}
