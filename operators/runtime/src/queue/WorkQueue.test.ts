import { FakeClock } from '../__testUtils__/FakeClock';
import { Backoff } from './Backoff';
import { WorkQueue } from './WorkQueue';

describe('WorkQueue', () => {
  let clock: FakeClock;
  let queue: WorkQueue;
  let observed: string[];

  /** What can be taken right now; nothing is done with it. */
  async function takeAll(): Promise<string[]> {
    const keys: string[] = [];
    while (queue.depth > 0) {
      keys.push((await queue.take())!);
    }
    return keys;
  }

  beforeEach(() => {
    clock = new FakeClock();
    observed = [];
    queue = WorkQueue.create({
      clock,
      backoff: Backoff.create({ baseMs: 50, maxMs: 1_000, random: () => 1 }),
      observer: {
        onAdd: () => observed.push('add'),
        onRetry: () => observed.push('retry'),
        onStart: waited => observed.push(`start after ${waited}`),
      },
    });
  });

  it('hands keys out in the order in which they came, each once', async () => {
    ['b', 'a', 'b', 'c', 'a'].forEach(key => queue.add(key));
    expect(queue.depth).toBe(3);
    expect(await takeAll()).toEqual(['b', 'a', 'c']);
  });

  it('hands a key that comes later to the one who has waited longest', async () => {
    const first = queue.take();
    const second = queue.take();
    queue.add('a');
    queue.add('b');
    expect(await Promise.all([first, second])).toEqual(['a', 'b']);
  });

  it('does not hand out a key that is worked on, and remembers that it came', async () => {
    queue.add('a');
    await queue.take();
    queue.add('a');
    queue.add('a');
    const next = queue.take();
    const order: string[] = [];
    next.then(key => order.push(`took ${key}`));
    await Promise.resolve();
    order.push('done');
    queue.done('a');
    expect(await next).toBe('a');
    expect(order).toEqual(['done', 'took a']);
    queue.done('a');
    expect(queue.depth).toBe(0);
  });

  it('does not hand out again what did not come again', async () => {
    queue.add('a');
    await queue.take();
    queue.done('a');
    expect(queue.depth).toBe(0);
    queue.add('a');
    expect(await takeAll()).toEqual(['a']);
  });

  it('adds later, and earlier when that is asked for too', async () => {
    queue.addAfter('a', 100);
    queue.addAfter('a', 500);
    queue.addAfter('b', 500);
    queue.addAfter('b', 200);
    clock.advance(99);
    expect(queue.depth).toBe(0);
    clock.advance(1);
    expect(await takeAll()).toEqual(['a']);
    clock.advance(100);
    expect(await takeAll()).toEqual(['b']);
    expect(clock.pending).toBe(0);
  });

  it.each([0, -5])('adds after %d ms at once', async delay => {
    queue.addAfter('a', delay);
    expect(await takeAll()).toEqual(['a']);
    expect(clock.pending).toBe(0);
  });

  it('adds what failed after growing pauses, until that is forgotten', async () => {
    const pauses = () => {
      const pause = queue.addRateLimited('a');
      clock.advance(pause - 1);
      expect(queue.depth).toBe(0);
      clock.advance(1);
      expect(queue.depth).toBe(1);
      return pause;
    };
    const seen = [];
    for (let count = 0; count < 3; count++) {
      seen.push(pauses());
      await queue.take();
      queue.done('a');
    }
    expect(seen).toEqual([50, 100, 200]);
    expect(queue.failures('a')).toBe(3);
    queue.forget('a');
    expect(pauses()).toBe(50);
  });

  it('adds at once what changes while it waits after a failure', async () => {
    queue.addRateLimited('a');
    queue.add('a');
    expect(await takeAll()).toEqual(['a']);
  });

  it('hands out so many of a lane at once, and lanes in turn', async () => {
    queue = WorkQueue.create({ perLane: 2, laneOf: key => key[0] });
    ['a1', 'a2', 'a3', 'a4', 'b1', 'c1'].forEach(key => queue.add(key));
    const taken: string[] = [];
    const take = async () => taken.push((await queue.take())!);
    await take();
    await take();
    await take();
    await take();
    expect(taken).toEqual(['a1', 'b1', 'c1', 'a2']);
    const next = take();
    await Promise.resolve();
    expect(taken).toHaveLength(4);
    expect(queue.depth).toBe(2);
    queue.done('a1');
    await next;
    expect(taken[4]).toBe('a3');
  });

  it('tells how long something has been worked on', async () => {
    expect(queue.longestRunningMs).toBe(0);
    queue.add('a');
    queue.add('b');
    await queue.take();
    clock.advance(30);
    await queue.take();
    clock.advance(10);
    expect(queue.longestRunningMs).toBe(40);
    queue.done('a');
    expect(queue.longestRunningMs).toBe(10);
    queue.done('b');
    expect(queue.longestRunningMs).toBe(0);
  });

  it('tells what happens, for metrics', async () => {
    queue.add('a');
    queue.add('a');
    clock.advance(20);
    await queue.take();
    queue.done('a');
    queue.addRateLimited('a');
    expect(observed).toEqual(['add', 'start after 20', 'retry']);
  });

  it('ends when what is worked on is done, and drops what waits', async () => {
    queue.add('a');
    queue.add('waiting');
    queue.addAfter('later', 10);
    await queue.take();
    queue.add('a');
    const order: string[] = [];
    const ended = queue.shutDown().then(() => order.push('ended'));
    expect(await queue.take()).toBeUndefined();
    order.push('done');
    queue.done('a');
    await ended;
    expect(order).toEqual(['done', 'ended']);
    queue.add('b');
    queue.addAfter('b', 1);
    queue.addRateLimited('b');
    clock.advance(1_000);
    expect([queue.depth, clock.pending]).toEqual([0, 0]);
  });

  it('tells those who wait for a key that there will be none', async () => {
    const waiting = [queue.take(), queue.take()];
    await queue.shutDown();
    expect(await Promise.all(waiting)).toEqual([undefined, undefined]);
  });
});
