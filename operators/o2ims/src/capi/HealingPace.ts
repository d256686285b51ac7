/** How long an object is left as somebody made it after we brought it to what is wanted, in milliseconds. */
const PAUSE_MS = 60_000;

/**
 * Keeps the healing of objects from becoming a war: when somebody changes an object back as soon as it was brought
 * to what is wanted, that is done again only after a pause. What is wanted anew is done at once.
 */
export class HealingPace {
  readonly #last = new Map<string, { wanted: string; at: number }>();
  readonly #now: () => number;

  static create(options: { now?: () => number } = {}): HealingPace {
    return new HealingPace(options.now ?? Date.now);
  }

  private constructor(now: () => number) {
    this.#now = now;
  }

  /** For how many milliseconds to leave an object alone; 0 when it may be changed now. */
  pauseBefore(uid: string, wanted: string): number {
    const last = this.#last.get(uid);
    return last?.wanted === wanted
      ? Math.max(0, last.at + PAUSE_MS - this.#now())
      : 0;
  }

  /** Remembers that an object was brought to what is wanted. */
  done(uid: string, wanted: string): void {
    const now = this.#now();
    for (const [key, { at }] of this.#last) {
      if (at + PAUSE_MS > now) {
        break;
      }
      this.#last.delete(key);
    }
    // the oldest first
    this.#last.delete(uid);
    this.#last.set(uid, { wanted, at: now });
  }
}
