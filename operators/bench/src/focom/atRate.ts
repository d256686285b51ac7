import { setTimeout as delay } from 'node:timers/promises';

/** Does something many times, so many in a second, however long each takes. */
export async function atRate<T>(
  count: number,
  perSecond: number,
  action: (index: number) => Promise<T>,
): Promise<T[]> {
  const begin = performance.now();
  const results: Promise<T>[] = [];
  for (let i = 0; i < count; i++) {
    const due = begin + (i * 1000) / perSecond;
    await delay(Math.max(0, due - performance.now()));
    const result = action(i);
    // its failure is that of all, below, and no sooner
    result.catch(() => undefined);
    results.push(result);
  }
  return Promise.all(results);
}
