/** What a measurement has to undo at its end, the last first; by whoever ends it. */
export class Cleanups {
  readonly #cleanups: (() => Promise<unknown>)[] = [];

  static create(): Cleanups {
    return new Cleanups();
  }

  private constructor() {}

  add(cleanup: () => Promise<unknown>): void {
    this.#cleanups.push(cleanup);
  }

  /** Of what is to be undone only after everything else. */
  addLast(cleanup: () => Promise<unknown>): void {
    this.#cleanups.unshift(cleanup);
  }

  async run(): Promise<void> {
    for (;;) {
      const cleanup = this.#cleanups.pop();
      if (!cleanup) {
        return;
      }
      await cleanup();
    }
  }
}
