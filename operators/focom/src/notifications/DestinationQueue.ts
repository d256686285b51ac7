import {
  Backoff,
  Clock,
  Logger,
  systemClock,
  WorkQueue,
} from '@o2ims-portal/operator-runtime';
import { Destination } from './Destination';
import { Verdict } from './judgeAnswer';
import { Notification } from './Notification';
import { redactUrl } from './redactUrl';

/** So many requests are told of at once; a destination that is slow is not asked for more. */
const CONCURRENCY = 8;
/** What is under way when the process stops may take so long. */
const GRACE_MS = 3_000;

/** What a destination was to be told of one request, the oldest first. */
interface Lane {
  waiting: Notification[];
  /** The first of them is being sent. */
  sending: boolean;
  /** When the first of them was tried first. */
  triedSince?: number;
}

/** @see DestinationQueue */
export interface DestinationQueueOptions {
  destination: Destination;
  send: (notification: Notification, signal: AbortSignal) => Promise<Verdict>;
  limits: {
    queueLength: number;
    retryForMs: number;
    minPauseMs: number;
    maxPauseMs: number;
  };
  observer: {
    /** It is told, or never will be: the reason is given. */
    onSettled(notification: Notification, failure?: string): void;
    onRetry(): void;
    onDrop(notification: Notification): void;
    /** Nothing waits any more. */
    onIdle(): void;
  };
  logger: Logger;
  clock?: Clock;
}

/**
 * What waits to be told to one destination: of each request in order, one after the other; requests do not wait for
 * each other. When more waits than may, the oldest that something newer is known of is dropped, so that the last of
 * each request stays.
 */
export class DestinationQueue {
  readonly #options: DestinationQueueOptions;
  readonly #clock: Clock;
  readonly #backoff: Backoff;
  readonly #queue: WorkQueue;
  readonly #lanes = new Map<string, Lane>();
  /** Requests that more than one event waits for, in the order in which they came to it. */
  readonly #crowded = new Set<string>();
  readonly #abort = new AbortController();
  #length = 0;
  /** Since the last that was told, one was not. */
  #inTrouble = false;

  static create(options: DestinationQueueOptions): DestinationQueue {
    const queue = new DestinationQueue(options);
    for (let worker = 0; worker < CONCURRENCY; worker++) {
      queue.#work();
    }
    return queue;
  }

  private constructor(options: DestinationQueueOptions) {
    const { limits, clock = systemClock } = options;
    this.#options = options;
    this.#clock = clock;
    this.#backoff = Backoff.create({
      baseMs: limits.minPauseMs,
      maxMs: limits.maxPauseMs,
    });
    this.#queue = WorkQueue.create({ clock });
  }

  /** How many events wait, those that are being sent included. */
  get length(): number {
    return this.#length;
  }

  push(notification: Notification): void {
    const key = notification.request.metadata.uid ?? '';
    const lane = this.#lanes.get(key) ?? { waiting: [], sending: false };
    this.#lanes.set(key, lane);
    lane.waiting.push(notification);
    this.#length++;
    if (lane.waiting.length === 1) {
      this.#queue.add(key);
    } else {
      this.#crowded.add(key);
    }
    if (this.#length > this.#options.limits.queueLength) {
      this.#dropOne();
    }
  }

  /** Sends nothing more; settles when what is under way has ended, or had some time to. */
  async close(): Promise<void> {
    const cancel = this.#clock.after(GRACE_MS, () => this.#abort.abort());
    await this.#queue.shutDown();
    cancel();
  }

  async #work(): Promise<void> {
    for (
      let key = await this.#queue.take();
      key !== undefined;
      key = await this.#queue.take()
    ) {
      await this.#deliver(key);
      this.#queue.done(key);
    }
  }

  async #deliver(key: string): Promise<void> {
    const lane = this.#lanes.get(key)!;
    const [notification] = lane.waiting;
    lane.triedSince ??= this.#clock.now();
    lane.sending = true;
    const verdict = await this.#options.send(notification, this.#abort.signal);
    lane.sending = false;
    if (verdict.outcome === 'retry') {
      this.#retry(key, lane, verdict);
    } else {
      this.#settle(
        key,
        lane,
        verdict.outcome === 'refused' ? verdict.why : undefined,
      );
    }
  }

  #retry(key: string, lane: Lane, { why, retryAfterMs = 0 }: Verdict): void {
    if (this.#abort.signal.aborted) {
      return;
    }
    const { limits, observer } = this.#options;
    const triedForMs = this.#clock.now() - lane.triedSince!;
    if (triedForMs >= limits.retryForMs) {
      this.#settle(key, lane, `${why}; given up`);
      return;
    }
    observer.onRetry();
    const retryInMs = Math.max(
      this.#backoff.next(key),
      Math.min(retryAfterMs, limits.maxPauseMs),
    );
    // one line for people; what follows is only more of the same
    this.#log(lane.waiting[0])[this.#inTrouble ? 'debug' : 'warn'](
      { retryInMs: Math.round(retryInMs) },
      `Cannot be told, trying again: ${why}`,
    );
    this.#inTrouble = true;
    this.#queue.addAfter(key, retryInMs);
  }

  #settle(key: string, lane: Lane, failure?: string): void {
    const { observer } = this.#options;
    const [notification] = lane.waiting.splice(0, 1);
    this.#length--;
    lane.triedSince = undefined;
    this.#backoff.forget(key);
    if (lane.waiting.length < 2) {
      this.#crowded.delete(key);
    }
    if (lane.waiting.length > 0) {
      this.#queue.add(key);
    } else {
      this.#lanes.delete(key);
    }
    const logger = this.#log(notification);
    if (failure) {
      logger.warn(`Could not be told, and is not tried again: ${failure}`);
    } else {
      logger[this.#inTrouble ? 'info' : 'debug']('Told');
      this.#inTrouble = false;
    }
    observer.onSettled(notification, failure);
    if (this.#length === 0) {
      observer.onIdle();
    }
  }

  #dropOne(): void {
    for (const key of this.#crowded) {
      const lane = this.#lanes.get(key)!;
      const { waiting, sending } = lane;
      const first = sending ? 1 : 0;
      if (first < waiting.length - 1) {
        const [dropped] = waiting.splice(first, 1);
        this.#length--;
        if (!sending) {
          lane.triedSince = undefined;
        }
        if (waiting.length < 2) {
          this.#crowded.delete(key);
        }
        this.#options.observer.onDrop(dropped);
        return;
      }
    }
  }

  #log({ request, id, type }: Notification): Logger {
    const { name, url } = this.#options.destination;
    const { namespace, name: requestName } = request.metadata;
    return this.#options.logger.child({
      endpoint: name,
      url: redactUrl(url),
      namespace,
      name: requestName,
      event: type,
      eventId: id,
    });
  }
}
