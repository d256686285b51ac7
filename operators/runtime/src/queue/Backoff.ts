/** @see Backoff */
export interface BackoffOptions {
  baseMs: number;
  maxMs: number;
  /** Between 0 and 1. */
  random?: () => number;
}

/** How long to wait before the next try of each key: twice as long each time, half of it at random. */
export class Backoff {
  readonly #baseMs: number;
  readonly #maxMs: number;
  readonly #random: () => number;
  readonly #failures = new Map<string, number>();

  static create(options: BackoffOptions): Backoff {
    return new Backoff(options);
  }

  private constructor(options: BackoffOptions) {
    this.#baseMs = options.baseMs;
    this.#maxMs = options.maxMs;
    this.#random = options.random ?? Math.random;
  }

  /** Counts a failure; returns the pause in milliseconds. */
  next(key: string): number {
    const failures = this.failures(key);
    this.#failures.set(key, failures + 1);
    const whole = Math.min(this.#baseMs * 2 ** failures, this.#maxMs);
    return whole * (0.5 + this.#random() / 2);
  }

  /** How often a key has failed in a row. */
  failures(key: string): number {
    return this.#failures.get(key) ?? 0;
  }

  /** Starts anew, after a success. */
  forget(key: string): void {
    this.#failures.delete(key);
  }
}
