import { EventEmitter, once } from 'node:events';

/** Something that tests wait for, told of by {@link Signpost.changed}. */
export class Signpost {
  readonly #emitter = new EventEmitter();

  /** Has those who wait look again. */
  changed(): void {
    this.#emitter.emit('changed');
  }

  /** Waits until something is so. */
  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
      await once(this.#emitter, 'changed');
    }
  }
}
