import { EventEmitter, once } from 'node:events';
import { KeyedLoop } from './KeyedLoop';

describe('KeyedLoop', () => {
  /** A loop whose runs wait until they are told to end. */
  function controlled() {
    const runs: { key: string; end(pause?: number): void; fail(): void }[] = [];
    const errors: string[] = [];
    const started = new EventEmitter();
    const loop = KeyedLoop.create({
      run: key =>
        new Promise((resolve, reject) => {
          runs.push({ key, end: resolve, fail: () => reject(new Error('no')) });
          started.emit('run');
        }),
      onError: (key, _, failures) => errors.push(`${key} ${failures}`),
    });
    const until = async (count: number) => {
      while (runs.length < count) {
        await once(started, 'run');
      }
    };
    return { loop, runs, errors, until };
  }

  it('runs a key once for many changes, and once more for those meanwhile', async () => {
    const { loop, runs, until } = controlled();
    loop.enqueue('a');
    loop.enqueue('a');
    loop.enqueue('b');
    await until(2);
    expect(runs.map(({ key }) => key)).toEqual(['a', 'b']);
    loop.enqueue('a');
    loop.enqueue('a');
    runs[0].end();
    await until(3);
    runs.forEach(run => run.end());
    await loop.stop();
    expect(runs.map(({ key }) => key)).toEqual(['a', 'b', 'a']);
  });

  it('runs again after the pause that was asked for', async () => {
    const { loop, runs, until } = controlled();
    loop.enqueue('a');
    await until(1);
    runs[0].end(1);
    await until(2);
    runs[1].end();
    await loop.stop();
    expect(runs).toHaveLength(2);
  });

  it('tries again what failed', async () => {
    const { loop, runs, errors, until } = controlled();
    loop.enqueue('a');
    await until(1);
    runs[0].fail();
    await until(2);
    runs[1].fail();
    await until(3);
    runs[2].end();
    await loop.stop();
    expect(errors).toEqual(['a 1', 'a 2']);
  });

  it('starts nothing after it was stopped', async () => {
    const { loop, runs, until } = controlled();
    loop.enqueue('a');
    await until(1);
    const stopped = loop.stop();
    loop.enqueue('b');
    runs[0].end(1);
    await stopped;
    expect(runs).toHaveLength(1);
  });
});
