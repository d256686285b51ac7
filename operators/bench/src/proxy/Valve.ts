import { Readable, Writable } from 'node:stream';

/**
 * What everything flows through between two parties. Closed, it is a network that takes all and delivers nothing: no
 * error, no end, no data. Opened again, what was under way goes on.
 */
export class Valve {
  readonly #flows = new Map<Readable, Writable>();
  #waiting: (() => void)[] = [];
  #closed = false;

  close(): void {
    this.#closed = true;
    this.#flows.forEach((to, from) => from.unpipe(to));
  }

  open(): void {
    this.#closed = false;
    this.#flows.forEach((to, from) => from.pipe(to));
    this.#waiting.splice(0).forEach(resolve => resolve());
  }

  /** Settles when the valve is open. */
  async passed(): Promise<void> {
    while (this.#closed) {
      await new Promise<void>(resolve => {
        this.#waiting.push(resolve);
      });
    }
  }

  /** Has a stream flow into another, as far as the valve is open. */
  connect(from: Readable, to: Writable): void {
    this.#flows.set(from, to);
    to.once('close', () => this.#flows.delete(from));
    if (!this.#closed) {
      from.pipe(to);
    }
  }
}
