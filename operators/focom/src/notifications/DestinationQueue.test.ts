import { Logger } from '@o2ims-portal/operator-runtime';
import { DestinationQueue } from './DestinationQueue';
import { Verdict } from './judgeAnswer';
import { Notification } from './Notification';

const limits = {
  queueLength: 100,
  retryForMs: 60_000,
  minPauseMs: 1,
  maxPauseMs: 2,
};

const delivered: Verdict = { outcome: 'delivered', why: '' };
const retry: Verdict = { outcome: 'retry', why: 'Not now' };
const refused: Verdict = { outcome: 'refused', why: 'Never' };

/** A destination that a test answers for, one event after the other. */
class Desk {
  readonly settled: string[] = [];
  readonly dropped: string[] = [];
  readonly lines: string[] = [];
  readonly queue: DestinationQueue;
  retries = 0;
  idle = 0;
  readonly #open = new Map<string, (verdict: Verdict) => void>();
  readonly #listeners = new Set<() => void>();

  constructor(given: Partial<typeof limits> = {}) {
    this.queue = DestinationQueue.create({
      destination: {
        key: 'smo',
        name: 'smo',
        url: 'https://smo/?secret',
        signingKeyFile: '/key',
        wants: () => true,
      },
      send: ({ id }, signal) =>
        new Promise(resolve => {
          signal.addEventListener('abort', () => resolve(retry));
          this.#open.set(id, resolve);
          this.#changed();
        }),
      limits: { ...limits, ...given },
      observer: {
        onSettled: ({ id }, failure) => {
          this.settled.push(failure ? `${id}: ${failure}` : id);
          this.#changed();
        },
        onRetry: () => {
          this.retries++;
        },
        onDrop: ({ id }) => this.dropped.push(id),
        onIdle: () => {
          this.idle++;
        },
      },
      logger: this.#logger(),
    });
  }

  push(...ids: string[]): void {
    for (const id of ids) {
      const [uid] = id.split('-');
      this.queue.push({
        request: { metadata: { uid, namespace: 'default', name: uid } },
        id,
        type: 'pending',
        body: '{}',
      } satisfies Notification);
    }
  }

  /** Waits until an event is being sent, and answers for the other side. */
  async answer(id: string, verdict: Verdict = delivered): Promise<void> {
    await this.until(() => this.#open.has(id));
    const resolve = this.#open.get(id)!;
    this.#open.delete(id);
    resolve(verdict);
  }

  /** What is being sent. */
  get open(): string[] {
    return [...this.#open.keys()];
  }

  async until(wanted: () => boolean): Promise<void> {
    await new Promise<void>(resolve => {
      const look = () => {
        if (wanted()) {
          this.#listeners.delete(look);
          resolve();
        }
      };
      this.#listeners.add(look);
      look();
    });
  }

  #changed(): void {
    this.#listeners.forEach(look => look());
  }

  #logger(bound = ''): Logger {
    const method = (fields: object | string, message = '') => {
      this.lines.push(`${bound} ${JSON.stringify(fields)} ${message}`);
    };
    return {
      debug: method,
      info: method,
      warn: method,
      error: method,
      child: fields => this.#logger(JSON.stringify(fields)),
    };
  }
}

describe('DestinationQueue', () => {
  let desk: Desk;

  afterEach(async () => {
    desk.open.forEach(id => desk.answer(id));
    await desk.queue.close();
  });

  it('sends what is of one request in order, and lets no request wait for another', async () => {
    desk = new Desk();
    desk.push('a-1', 'a-2', 'b-1', 'b-2');
    await desk.answer('b-1');
    await desk.answer('b-2');
    await desk.until(() => desk.settled.length === 2);
    expect(desk.open).toEqual(['a-1']);
    await desk.answer('a-1', retry);
    await desk.answer('a-1');
    await desk.answer('a-2');
    await desk.until(() => desk.settled.length === 4);
    expect(desk.settled).toEqual(['b-1', 'b-2', 'a-1', 'a-2']);
    expect([desk.retries, desk.idle, desk.queue.length]).toEqual([1, 1, 0]);
  });

  it('asks for no more than eight at once', async () => {
    desk = new Desk();
    const ids = [...'abcdefghi'].map(uid => `${uid}-1`);
    desk.push(...ids);
    await desk.until(() => desk.open.length === 8);
    expect(desk.open).toEqual(ids.slice(0, 8));
    await desk.answer('c-1');
    await desk.until(() => desk.open.includes('i-1'));
    expect(desk.queue.length).toBe(8);
  });

  it('goes on after what is refused, and after what is tried in vain', async () => {
    desk = new Desk({ retryForMs: 0 });
    desk.push('a-1', 'a-2', 'a-3');
    await desk.answer('a-1', refused);
    await desk.answer('a-2', retry);
    await desk.answer('a-3');
    await desk.until(() => desk.settled.length === 3);
    expect(desk.settled).toEqual([
      'a-1: Never',
      'a-2: Not now; given up',
      'a-3',
    ]);
  });

  it('drops the oldest that is not the last, nor under way, when it is full', async () => {
    desk = new Desk({ queueLength: 4 });
    desk.push('a-1', 'a-2', 'a-3', 'b-1');
    await desk.until(() => desk.open.length === 2);
    desk.push('b-2', 'c-1', 'd-1', 'a-4');
    expect(desk.dropped).toEqual(['a-2', 'a-3']);
    // the last of each stays, whatever the limit
    expect(desk.queue.length).toBe(6);
    for (const id of ['a-1', 'a-4', 'b-1', 'b-2', 'c-1', 'd-1']) {
      await desk.answer(id);
    }
    await desk.until(() => desk.settled.length === 6);
    expect(desk.queue.length).toBe(0);
  });

  it('says once that there is trouble, and when it is over; no secrets', async () => {
    desk = new Desk();
    desk.push('a-1');
    await desk.answer('a-1', retry);
    await desk.answer('a-1', retry);
    await desk.answer('a-1');
    await desk.until(() => desk.settled.length === 1);
    expect(desk.lines).toHaveLength(3);
    expect(desk.lines[0]).toContain('Not now');
    expect(desk.lines[0]).toContain('"url":"https://smo/"');
    expect(desk.lines.join()).not.toContain('secret');
  });

  it('lets what is under way end when it is closed, and begins nothing more', async () => {
    desk = new Desk();
    desk.push('a-1', 'a-2');
    await desk.until(() => desk.open.length === 1);
    const closed = desk.queue.close();
    await desk.answer('a-1');
    await closed;
    expect(desk.settled).toEqual(['a-1']);
    expect(desk.open).toEqual([]);
  });
});
