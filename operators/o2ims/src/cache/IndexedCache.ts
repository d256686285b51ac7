import { KubernetesObject } from '@o2ims-portal/api';
import { Informer, keyOf } from '@o2ims-portal/kubernetes-client';

/** After this long without a word from the watch, an object that only we know of counts as gone again. */
const UNCONFIRMED_MS = 30_000;
/** For so long after the watch has told that an object is gone, an answer to an earlier question may still come. */
const LATE_ANSWER_MS = 30_000;

/** Resource versions of one kind can be compared as numbers (KEP-5504); what is no number is older than anything. */
function versionOf(object: KubernetesObject): bigint {
  const version = object.metadata.resourceVersion ?? '';
  return /^\d+$/.test(version) ? BigInt(version) : 0n;
}

/**
 * An informer's objects, found by what they belong to, and never older than our own last write: what the API server
 * answers to a write is remembered until the watch has caught up. Without that, a reconciler that runs again right
 * away would not see what it has just made.
 */
export class IndexedCache<T extends KubernetesObject, I extends string> {
  readonly #objects = new Map<string, T>();
  readonly #indexes = new Map<I, Map<string, Set<string>>>();
  readonly #keysOf: Record<I, (object: T) => readonly string[]>;
  /** What each object is found by, as it was put: it may depend on more than the object. */
  readonly #found = new Map<string, { index: I; value: string }[]>();
  /** When what the watch has not told of yet was written, by key. */
  readonly #unconfirmed = new Map<string, number>();
  /**
   * UIDs of what is gone, with the time when the watch told so; Infinity while only we know. An older word, be it the
   * watch's or the answer to a question asked before, brings none of it back.
   */
  readonly #goneSince = new Map<string, number>();

  static create<T extends KubernetesObject, I extends string = never>(options: {
    informer: Pick<Informer<T>, 'addHandler'>;
    /** Which of the informer's objects to keep; all when left out. */
    accepts?: (object: T) => boolean;
    /** For each index, the values that an object is found by. */
    indexes: Record<I, (object: T) => readonly (string | undefined)[]>;
  }): IndexedCache<T, I> {
    const cache = new IndexedCache<T, I>(options.indexes);
    const { accepts = () => true } = options;
    const confirm = (object: T) => {
      if (accepts(object)) {
        cache.#confirm(object);
      }
    };
    options.informer.addHandler({
      onAdd: confirm,
      onUpdate: confirm,
      onDelete: object => cache.#gone(object),
    });
    return cache;
  }

  private constructor(
    indexes: Record<I, (object: T) => readonly (string | undefined)[]>,
  ) {
    this.#keysOf = {} as Record<I, (object: T) => readonly string[]>;
    for (const index of Object.keys(indexes) as I[]) {
      this.#indexes.set(index, new Map());
      this.#keysOf[index] = object =>
        indexes[index](object).filter(value => value !== undefined);
    }
  }

  get(key: { namespace?: string; name: string }): T | undefined {
    this.#expire();
    return this.#objects.get(keyOf({ metadata: key }));
  }

  list(): T[] {
    this.#expire();
    return [...this.#objects.values()];
  }

  /** The objects that an index finds by a value, in the order of their names. */
  by(index: I, value: string): T[] {
    this.#expire();
    const keys = this.#indexes.get(index)!.get(value) ?? [];
    return [...keys].sort().map(key => this.#objects.get(key)!);
  }

  /** The values that an index finds something by. */
  valuesOf(index: I): string[] {
    this.#expire();
    return [...this.#indexes.get(index)!.keys()];
  }

  /** Takes in what the API server answered to a write, and returns it. */
  remember(object: T): T {
    if (this.#isGone(object)) {
      return object;
    }
    const key = keyOf(object);
    const current = this.#objects.get(key);
    if (!current || versionOf(object) > versionOf(current)) {
      this.#put(key, object);
      this.#unconfirmed.set(key, Date.now());
    }
    return object;
  }

  /** Takes out what we deleted, and what has no finalizer that would keep it. */
  forget(object: T): void {
    const key = keyOf(object);
    const { uid } = object.metadata;
    if (uid && this.#objects.get(key)?.metadata.uid === uid) {
      this.#remove(key);
      this.#goneSince.set(uid, Infinity);
    }
  }

  /** Looks anew at what an object is found by, where that depends on more than the object. */
  reindex(object: T): void {
    const key = keyOf(object);
    const current = this.#objects.get(key);
    if (current) {
      this.#put(key, current);
    }
  }

  #confirm(object: T): void {
    if (this.#isGone(object)) {
      return;
    }
    const key = keyOf(object);
    const current = this.#objects.get(key);
    if (!current || versionOf(object) >= versionOf(current)) {
      this.#unconfirmed.delete(key);
      this.#put(key, object);
    }
  }

  #gone(object: T): void {
    const { uid } = object.metadata;
    if (uid) {
      this.#goneSince.delete(uid);
      this.#goneSince.set(uid, Date.now());
    }
    const key = keyOf(object);
    // one of the same name may have been made since
    if (this.#objects.get(key)?.metadata.uid === object.metadata.uid) {
      this.#remove(key);
    }
  }

  #isGone({ metadata: { uid } }: T): boolean {
    return uid !== undefined && this.#goneSince.has(uid);
  }

  #expire(): void {
    for (const [key, since] of this.#unconfirmed) {
      if (Date.now() - since > UNCONFIRMED_MS) {
        this.#remove(key);
      }
    }
    for (const [uid, since] of this.#goneSince) {
      if (Date.now() - since > LATE_ANSWER_MS) {
        this.#goneSince.delete(uid);
      } else if (since !== Infinity) {
        // those that follow went later
        break;
      }
    }
  }

  #put(key: string, object: T): void {
    this.#unindex(key);
    this.#objects.set(key, object);
    const found: { index: I; value: string }[] = [];
    for (const [index, keys] of this.#indexes) {
      for (const value of this.#keysOf[index](object)) {
        found.push({ index, value });
        keys.set(value, (keys.get(value) ?? new Set()).add(key));
      }
    }
    this.#found.set(key, found);
  }

  #remove(key: string): void {
    this.#unindex(key);
    this.#objects.delete(key);
    this.#unconfirmed.delete(key);
  }

  #unindex(key: string): void {
    for (const { index, value } of this.#found.get(key) ?? []) {
      const keys = this.#indexes.get(index)!;
      const found = keys.get(value);
      found?.delete(key);
      if (found?.size === 0) {
        keys.delete(value);
      }
    }
    this.#found.delete(key);
  }
}
