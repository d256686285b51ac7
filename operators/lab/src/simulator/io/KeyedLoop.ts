const MIN_BACKOFF_MS = 25;
const MAX_BACKOFF_MS = 5_000;

interface KeyState {
  running: boolean;
  /** Something changed while it ran. */
  again: boolean;
  failures: number;
  timer?: NodeJS.Timeout;
}

/**
 * Runs something for keys: never twice at the same time for one key, once more when the key comes up while it runs,
 * again after the pause it asks for, and again with growing pauses when it fails.
 */
export class KeyedLoop {
  readonly #run: (key: string) => Promise<number | undefined>;
  readonly #onError: (key: string, error: unknown, failures: number) => void;
  readonly #states = new Map<string, KeyState>();
  readonly #running = new Set<Promise<void>>();
  #stopped = false;

  static create(options: {
    /** Resolves with how long to wait until the next run, in milliseconds, if there must be one. */
    run(key: string): Promise<number | undefined>;
    onError(key: string, error: unknown, failures: number): void;
  }): KeyedLoop {
    return new KeyedLoop(options.run, options.onError);
  }

  private constructor(
    run: (key: string) => Promise<number | undefined>,
    onError: (key: string, error: unknown, failures: number) => void,
  ) {
    this.#run = run;
    this.#onError = onError;
  }

  enqueue(key: string): void {
    if (this.#stopped) {
      return;
    }
    const state = this.#states.get(key) ?? {
      running: false,
      again: false,
      failures: 0,
    };
    this.#states.set(key, state);
    if (state.running) {
      state.again = true;
    } else if (state.failures === 0) {
      this.#start(key, state);
    }
    // else it waits out its pause
  }

  /** Lets what runs end. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const state of this.#states.values()) {
      clearTimeout(state.timer);
    }
    await Promise.all(this.#running);
  }

  #start(key: string, state: KeyState): void {
    clearTimeout(state.timer);
    state.running = true;
    state.again = false;
    const run = this.#once(key, state);
    this.#running.add(run);
    run.finally(() => this.#running.delete(run));
  }

  async #once(key: string, state: KeyState): Promise<void> {
    // several changes at the same moment are one
    await new Promise<void>(resolve => {
      setImmediate(resolve);
    });
    state.again = false;
    let pause: number | undefined;
    try {
      pause = await this.#run(key);
      state.failures = 0;
    } catch (error) {
      state.failures++;
      this.#onError(key, error, state.failures);
      pause = Math.min(
        MIN_BACKOFF_MS * 2 ** (state.failures - 1),
        MAX_BACKOFF_MS,
      );
    }
    state.running = false;
    if (this.#stopped) {
      return;
    }
    if (state.again && state.failures === 0) {
      this.#start(key, state);
    } else if (pause === undefined) {
      this.#states.delete(key);
    } else {
      state.timer = setTimeout(() => this.#start(key, state), pause);
    }
  }
}
