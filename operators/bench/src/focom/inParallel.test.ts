import { setImmediate as turn } from 'node:timers/promises';
import { inParallel } from './inParallel';

describe('inParallel', () => {
  it('does each once, and never more at the same time than it may', async () => {
    const done: number[] = [];
    let running = 0;
    let most = 0;
    await inParallel([1, 2, 3, 4, 5], 2, async item => {
      running += 1;
      most = Math.max(most, running);
      await turn();
      running -= 1;
      done.push(item);
    });
    expect(done.sort()).toEqual([1, 2, 3, 4, 5]);
    expect(most).toBe(2);
  });
});
