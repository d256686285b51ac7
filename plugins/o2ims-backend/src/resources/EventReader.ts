import { KubernetesEvent } from './KubernetesEvent';

/** How long an answer is good for whoever asks next. */
const KEPT_MS = 2_000;

/** Reads the events of a namespace when somebody looks: once for all who ask at the same time, or soon after. */
export class EventReader {
  readonly #list: (namespace: string) => Promise<KubernetesEvent[]>;
  readonly #now: () => number;
  readonly #reads = new Map<
    string,
    { events: Promise<KubernetesEvent[]>; endedAt?: number }
  >();

  static create(options: {
    list: (namespace: string) => Promise<KubernetesEvent[]>;
    now?: () => number;
  }): EventReader {
    return new EventReader(options);
  }

  private constructor(options: Parameters<typeof EventReader.create>[0]) {
    this.#list = options.list;
    this.#now = options.now ?? Date.now;
  }

  async read(namespace: string): Promise<KubernetesEvent[]> {
    this.#forgetOld();
    const known = this.#reads.get(namespace);
    if (known) {
      return known.events;
    }
    const read: { events: Promise<KubernetesEvent[]>; endedAt?: number } = {
      events: this.#list(namespace),
    };
    this.#reads.set(namespace, read);
    try {
      return await read.events;
    } catch (error) {
      this.#reads.delete(namespace);
      throw error;
    } finally {
      read.endedAt = this.#now();
    }
  }

  #forgetOld(): void {
    const now = this.#now();
    for (const [namespace, { endedAt }] of this.#reads) {
      if (endedAt !== undefined && now - endedAt >= KEPT_MS) {
        this.#reads.delete(namespace);
      }
    }
  }
}
