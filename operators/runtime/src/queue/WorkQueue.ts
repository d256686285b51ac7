import { Backoff } from './Backoff';
import { Clock, systemClock } from './Clock';
import { Lanes } from './Lanes';
import { WorkQueueObserver } from './WorkQueueObserver';

/** @see WorkQueue */
export interface WorkQueueOptions {
  backoff?: Backoff;
  clock?: Clock;
  observer?: WorkQueueObserver;
  /** How many keys of a lane are handed out at once; any number when left out. */
  perLane?: number;
  /** The lane of a key as it is added: what is slow holds up only its own lane. All are in one when left out. */
  laneOf?: (key: string) => string;
}

/** The longest delay that a timer can hold. */
const MAX_DELAY_MS = 2 ** 31 - 1;

/**
 * Keys to work on, in the order in which they came; lanes take turns. A key is in it once, however often it is added, and is never
 * handed out while somebody works on it: added meanwhile, it comes again when that one is done.
 */
export class WorkQueue {
  readonly #backoff: Backoff;
  readonly #clock: Clock;
  readonly #observer: WorkQueueObserver;
  readonly #perLane: number;
  readonly #laneOf: (key: string) => string;
  /** Waiting to be handed out, with the time of their coming. */
  readonly #ready = new Lanes();
  /** Handed out, with the time of that. */
  readonly #processing = new Map<string, { since: number; lane: string }>();
  /** How many of each lane are handed out. */
  readonly #busy = new Map<string, number>();
  /** Added while handed out. */
  readonly #again = new Map<string, number>();
  readonly #delayed = new Map<string, { at: number; cancel: () => void }>();
  readonly #takers: Array<(key: string | undefined) => void> = [];
  readonly #idle: Array<() => void> = [];
  #shutDown = false;

  static create(options: WorkQueueOptions = {}): WorkQueue {
    return new WorkQueue(options);
  }

  private constructor(options: WorkQueueOptions) {
    this.#backoff =
      options.backoff ?? Backoff.create({ baseMs: 50, maxMs: 60_000 });
    this.#clock = options.clock ?? systemClock;
    this.#observer = options.observer ?? {};
    this.#perLane = options.perLane ?? Infinity;
    this.#laneOf = options.laneOf ?? (() => '');
  }

  /** How many keys wait to be handed out. */
  get depth(): number {
    return this.#ready.size + this.#again.size;
  }

  /** For how many milliseconds the key that is worked on longest has been worked on. */
  get longestRunningMs(): number {
    const [longest] = this.#processing.values();
    return longest === undefined ? 0 : this.#clock.now() - longest.since;
  }

  add(key: string): void {
    if (this.#shutDown || this.#ready.has(key) || this.#again.has(key)) {
      return;
    }
    this.#observer.onAdd?.();
    const now = this.#clock.now();
    if (this.#processing.has(key)) {
      this.#again.set(key, now);
      return;
    }
    this.#ready.add(this.#laneOf(key), key, now);
    this.#handOut();
  }

  /** Adds a key later. When it is to be added later already, the earlier time counts. */
  addAfter(key: string, delayMs: number): void {
    if (this.#shutDown) {
      return;
    }
    if (delayMs <= 0) {
      this.add(key);
      return;
    }
    const wait = Math.min(delayMs, MAX_DELAY_MS);
    const at = this.#clock.now() + wait;
    const waiting = this.#delayed.get(key);
    if (waiting && waiting.at <= at) {
      return;
    }
    waiting?.cancel();
    const cancel = this.#clock.after(wait, () => {
      this.#delayed.delete(key);
      this.add(key);
    });
    this.#delayed.set(key, { at, cancel });
  }

  /** Adds a key that failed, after a pause that grows with each failure; returns the pause. */
  addRateLimited(key: string): number {
    const pause = this.#backoff.next(key);
    if (!this.#shutDown) {
      this.#observer.onRetry?.();
      this.addAfter(key, pause);
    }
    return pause;
  }

  /** How often a key has failed in a row. */
  failures(key: string): number {
    return this.#backoff.failures(key);
  }

  /** Ends the count of a key's failures. */
  forget(key: string): void {
    this.#backoff.forget(key);
  }

  /** The next key, when there is one; {@link WorkQueue.done} has to follow. Undefined when the queue is shut down. */
  async take(): Promise<string | undefined> {
    if (this.#shutDown) {
      return undefined;
    }
    return new Promise(resolve => {
      this.#takers.push(resolve);
      this.#handOut();
    });
  }

  /** A key that was handed out may be handed out again. */
  done(key: string): void {
    const { lane } = this.#processing.get(key)!;
    this.#processing.delete(key);
    this.#count(lane, -1);
    const since = this.#again.get(key);
    if (since !== undefined) {
      this.#again.delete(key);
      this.#ready.add(this.#laneOf(key), key, since);
    }
    this.#handOut();
    this.#announceIdle();
  }

  /**
   * Hands out nothing more and takes nothing in; settles when all that is handed out is done. What waits is dropped:
   * whoever starts next lists everything anyway.
   */
  async shutDown(): Promise<void> {
    this.#shutDown = true;
    this.#ready.clear();
    this.#again.clear();
    this.#delayed.forEach(({ cancel }) => cancel());
    this.#delayed.clear();
    this.#takers.splice(0).forEach(resolve => resolve(undefined));
    await new Promise<void>(resolve => {
      this.#idle.push(resolve);
      this.#announceIdle();
    });
  }

  #handOut(): void {
    while (this.#takers.length > 0) {
      const next = this.#ready.next(
        lane => (this.#busy.get(lane) ?? 0) < this.#perLane,
      );
      if (!next) {
        return;
      }
      const { key, lane, since } = next;
      const now = this.#clock.now();
      this.#processing.set(key, { since: now, lane });
      this.#count(lane, 1);
      this.#observer.onStart?.(now - since);
      this.#takers.shift()!(key);
    }
  }

  #count(lane: string, change: number): void {
    const busy = (this.#busy.get(lane) ?? 0) + change;
    if (busy === 0) {
      this.#busy.delete(lane);
    } else {
      this.#busy.set(lane, busy);
    }
  }

  #announceIdle(): void {
    if (this.#shutDown && this.#processing.size === 0) {
      this.#idle.splice(0).forEach(resolve => resolve());
    }
  }
}
