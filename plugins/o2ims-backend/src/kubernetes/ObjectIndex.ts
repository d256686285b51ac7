import { KubernetesObject } from '@o2ims-portal/api';
import { Informer, keyOf } from '@o2ims-portal/kubernetes-client';

/** Finds an informer's objects by something that is said in them, without looking at all of them. */
export class ObjectIndex<T extends KubernetesObject> {
  readonly #keysOf: (object: T) => readonly string[];
  readonly #entries = new Map<string, Map<string, T>>();

  /** Add it before any handler that asks it: handlers are told in the order in which they were added. */
  static create<T extends KubernetesObject>(
    informer: Informer<T>,
    keysOf: (object: T) => readonly string[],
  ): ObjectIndex<T> {
    const index = new ObjectIndex<T>(keysOf);
    informer.addHandler({
      onAdd: object => index.#put(object),
      onUpdate: (object, previous) => {
        index.#remove(previous);
        index.#put(object);
      },
      onDelete: object => index.#remove(object),
    });
    return index;
  }

  private constructor(keysOf: (object: T) => readonly string[]) {
    this.#keysOf = keysOf;
  }

  /** All objects under a key; none for no key. */
  get(key: string | undefined): T[] {
    return [...(this.#entries.get(key ?? '')?.values() ?? [])];
  }

  #put(object: T): void {
    for (const key of this.#keysOf(object)) {
      let objects = this.#entries.get(key);
      if (!objects) {
        objects = new Map();
        this.#entries.set(key, objects);
      }
      objects.set(keyOf(object), object);
    }
  }

  #remove(object: T): void {
    for (const key of this.#keysOf(object)) {
      const objects = this.#entries.get(key);
      objects?.delete(keyOf(object));
      if (objects?.size === 0) {
        this.#entries.delete(key);
      }
    }
  }
}
