/** Keys that wait, each with the time of its coming, in lanes that take turns. */
export class Lanes {
  readonly #lanes = new Map<string, Map<string, number>>();
  readonly #laneOf = new Map<string, string>();

  get size(): number {
    return this.#laneOf.size;
  }

  has(key: string): boolean {
    return this.#laneOf.has(key);
  }

  add(lane: string, key: string, since: number): void {
    const waiting = this.#lanes.get(lane) ?? new Map<string, number>();
    waiting.set(key, since);
    this.#lanes.set(lane, waiting);
    this.#laneOf.set(key, lane);
  }

  /** Takes out the key that has waited longest in the first lane that is open; that lane's turn is then the last. */
  next(
    isOpen: (lane: string) => boolean,
  ): { lane: string; key: string; since: number } | undefined {
    for (const [lane, waiting] of this.#lanes) {
      if (isOpen(lane)) {
        const [[key, since]] = waiting;
        waiting.delete(key);
        this.#laneOf.delete(key);
        this.#lanes.delete(lane);
        if (waiting.size > 0) {
          this.#lanes.set(lane, waiting);
        }
        return { lane, key, since };
      }
    }
    return undefined;
  }

  clear(): void {
    this.#lanes.clear();
    this.#laneOf.clear();
  }
}
