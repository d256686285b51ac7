import { KubernetesObject, ResourceType } from '@o2ims-portal/api';
import { Informer, KubernetesClient } from '@o2ims-portal/kubernetes-client';

const TIMEOUT_MS = 10 * 60_000;

/** Somebody who waits for objects to be as they should; what is missing are their names. */
interface Waiting<T> {
  isReached: (object: T) => boolean;
  missing: Set<string>;
  done: (at: number) => void;
}

/** Takes the time at which objects of a kind, all in one namespace, become what they should be, when a watch tells. */
export class StateWatch<T extends KubernetesObject> {
  readonly #informer: Informer<T>;
  readonly #waiting = new Map<string, Set<Waiting<T>>>();
  readonly #timeouts = new Set<NodeJS.Timeout>();

  static async start<T extends KubernetesObject>(options: {
    client: KubernetesClient;
    type: ResourceType;
    namespace: string;
    onError: (error: Error) => void;
  }): Promise<StateWatch<T>> {
    const informer = Informer.create<T>(options);
    const watch = new StateWatch(informer);
    informer.start();
    await informer.waitForSync(TIMEOUT_MS);
    return watch;
  }

  private constructor(informer: Informer<T>) {
    this.#informer = informer;
    const look = (object: T) => this.#look(object);
    informer.addHandler({ onAdd: look, onUpdate: look });
  }

  list(): T[] {
    return this.#informer.list();
  }

  /**
   * Waits until each of the objects with these names was as it should be once, and says when the last was, by
   * `performance.now()`. Refuses to wait for ever, and says how far they came.
   */
  async until(
    names: readonly string[],
    what: string,
    isReached: (object: T) => boolean,
  ): Promise<number> {
    const missing = new Set(names);
    return new Promise<number>((resolve, reject) => {
      const timeout = setTimeout(
        () => reject(this.#tooLate(what, names.length, missing)),
        TIMEOUT_MS,
      );
      this.#timeouts.add(timeout);
      const waiting: Waiting<T> = {
        isReached,
        missing,
        done: at => {
          clearTimeout(timeout);
          this.#timeouts.delete(timeout);
          resolve(at);
        },
      };
      for (const name of names) {
        const others = this.#waiting.get(name) ?? new Set();
        this.#waiting.set(name, others.add(waiting));
      }
      this.list().forEach(object => this.#look(object));
    });
  }

  /** Nobody is told anything any more, not even that it is too late. */
  async stop(): Promise<void> {
    this.#timeouts.forEach(timeout => clearTimeout(timeout));
    await this.#informer.stop();
  }

  #look(object: T): void {
    const { name } = object.metadata;
    const all = this.#waiting.get(name);
    all?.forEach(waiting => {
      if (waiting.isReached(object)) {
        all.delete(waiting);
        waiting.missing.delete(name);
        if (waiting.missing.size === 0) {
          waiting.done(performance.now());
        }
      }
    });
    if (all?.size === 0) {
      this.#waiting.delete(name);
    }
  }

  #tooLate(what: string, count: number, missing: Set<string>): Error {
    const [name] = missing;
    const object = this.list().find(({ metadata }) => metadata.name === name);
    return new Error(
      `After ${TIMEOUT_MS / 1000} s ${
        missing.size
      } of ${count} were not ${what}, '${name}' among them: ${JSON.stringify(
        object,
        undefined,
        2,
      )}`,
    );
  }
}
