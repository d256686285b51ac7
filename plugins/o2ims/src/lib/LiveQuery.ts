import { toError } from '@backstage/errors';

/** What a page knows, and how it comes to know of changes. */
export interface LiveState<T> {
  /** The newest answer; kept while a later one fails. */
  value?: T;
  /** Why the newest attempt failed. */
  error?: Error;
  /** Since when every attempt has failed, in milliseconds; missing while they do not. */
  failingSince?: number;
  /**
   * How changes come: `push` once a signal has come, `poll` when signals do not come, `unknown` as long as there was
   * nothing to tell.
   */
  mode: 'push' | 'poll' | 'unknown';
}

/** @internal */
export interface LiveQueryOptions<T> {
  load: (signal: AbortSignal) => Promise<T>;
  /** Whether the app has a signals API at all. */
  pushed: boolean;
}

/** How long between two looks when nothing pushes. */
export const pollMs = 4_000;
/**
 * How long between two looks that only check whether the pushes still come. The first are close together: changes made
 * while the push connection is being set up are not pushed.
 */
export const checkMs = [2_000, 5_000, 10_000, 15_000];
/** How late a push may be before the change counts as not pushed. */
export const graceMs = 3_000;

/**
 * Keeps an answer of the backend up to date. A signal leads to a reload at once. The signals API does not tell when
 * its connection is gone, so now and then the query looks by itself, and when it finds a change that no signal
 * announced, it polls until signals come again.
 */
export class LiveQuery<T> {
  readonly #load: LiveQueryOptions<T>['load'];
  readonly #pushed: boolean;
  readonly #listeners = new Set<() => void>();
  #state: LiveState<T>;
  #text: string | undefined;
  #controller: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #graceTimer: ReturnType<typeof setTimeout> | undefined;
  #loading = false;
  #again = false;
  #checks = 0;
  #signalledAt = -Infinity;

  static create<T>(options: LiveQueryOptions<T>): LiveQuery<T> {
    return new LiveQuery(options);
  }

  private constructor(options: LiveQueryOptions<T>) {
    this.#load = options.load;
    this.#pushed = options.pushed;
    this.#state = { mode: options.pushed ? 'unknown' : 'poll' };
  }

  getState = (): LiveState<T> => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Begins to load; the returned function ends it. */
  start(): () => void {
    const controller = new AbortController();
    this.#controller = controller;
    // what an earlier run has under way does not count any more
    this.#loading = false;
    this.#again = false;
    const onVisible = () => {
      if (document.visibilityState === 'visible') {
        this.refresh();
      }
    };
    document.addEventListener('visibilitychange', onVisible);
    window.addEventListener('online', this.refresh);
    this.refresh();
    return () => {
      controller.abort();
      clearTimeout(this.#timer);
      clearTimeout(this.#graceTimer);
      document.removeEventListener('visibilitychange', onVisible);
      window.removeEventListener('online', this.refresh);
    };
  }

  /** Tells that a signal came, and whether it is about what this query shows. */
  onSignal(concerns: boolean): void {
    this.#signalledAt = Date.now();
    clearTimeout(this.#graceTimer);
    this.#set({ mode: 'push' });
    if (concerns) {
      this.refresh();
    }
  }

  /** Loads now, or once more after the load that is under way. */
  refresh = (): void => {
    if (this.#loading) {
      this.#again = true;
      return;
    }
    clearTimeout(this.#timer);
    this.#loading = true;
    void this.#run(false);
  };

  async #run(unasked: boolean): Promise<void> {
    const controller = this.#controller;
    if (!controller || controller.signal.aborted) {
      this.#loading = false;
      return;
    }
    let changed = false;
    try {
      const value = await this.#load(controller.signal);
      if (controller.signal.aborted) {
        return;
      }
      const text = JSON.stringify(value);
      changed = this.#text !== undefined && this.#text !== text;
      if (this.#text === text) {
        // the same object as before, so that nothing is drawn anew
        this.#set({ error: undefined, failingSince: undefined });
      } else {
        this.#text = text;
        this.#set({ value, error: undefined, failingSince: undefined });
      }
    } catch (error) {
      if (controller.signal.aborted) {
        return;
      }
      this.#set({
        error: toError(error),
        failingSince: this.#state.failingSince ?? Date.now(),
      });
    } finally {
      // after a restart the loads of the earlier run have no say
      if (controller === this.#controller) {
        this.#loading = false;
      }
    }
    if (unasked && changed) {
      this.#suspectLoss();
    }
    this.#next(controller);
  }

  #next(controller: AbortController): void {
    if (controller !== this.#controller) {
      return;
    }
    if (this.#again) {
      this.#again = false;
      this.refresh();
      return;
    }
    let delay = pollMs;
    let unasked = false;
    if (this.#state.mode !== 'poll' && !this.#state.error) {
      delay = checkMs[Math.min(this.#checks, checkMs.length - 1)];
      unasked = this.#checks > 0;
      this.#checks += 1;
    }
    this.#timer = setTimeout(() => {
      if (document.visibilityState === 'hidden') {
        return;
      }
      this.#loading = true;
      void this.#run(unasked);
    }, delay);
  }

  #suspectLoss(): void {
    const foundAt = Date.now();
    clearTimeout(this.#graceTimer);
    if (!this.#pushed || foundAt - this.#signalledAt < graceMs) {
      return;
    }
    this.#graceTimer = setTimeout(() => this.#set({ mode: 'poll' }), graceMs);
  }

  #set(change: Partial<LiveState<T>>): void {
    const changed = Object.entries(change).some(
      ([key, value]) => this.#state[key as keyof LiveState<T>] !== value,
    );
    if (!changed) {
      return;
    }
    this.#state = { ...this.#state, ...change };
    this.#listeners.forEach(listener => listener());
  }
}
