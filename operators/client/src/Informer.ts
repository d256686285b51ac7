import { setTimeout as delay } from 'node:timers/promises';
import { KubernetesObject, ResourceType } from '@o2ims-portal/api';
import { ApiError } from './ApiError';
import { KubernetesClient } from './KubernetesClient';
import { nextBackoff } from './nextBackoff';
import { NotServedError } from './NotServedError';
import { ListOptions } from './options';

/** @public */
export interface InformerHandler<T> {
  onAdd?(object: T): void;
  onUpdate?(object: T, previous: T): void;
  onDelete?(object: T): void;
}

/** What went wrong with the stream, for the log; the informer goes on by itself. @public */
export type InformerErrorHandler = (error: Error) => void;

const MAX_BACKOFF_MS = 30_000;
/** Nobody tells when a kind comes to be served, and to ask for that is little work. */
const MAX_NOT_SERVED_BACKOFF_MS = 5_000;

/**
 * Key of an object in an informer: `namespace/name`, or `name` where there is no namespace.
 *
 * @public
 */
export function keyOf(object: {
  metadata: { namespace?: string; name: string };
}): string {
  const { namespace, name } = object.metadata;
  return namespace ? `${namespace}/${name}` : name;
}

/**
 * A copy of all objects of a kind, kept current by list and watch. Goes on where it was when a watch ends, lists
 * again when the server has forgotten that place (HTTP 410), and with growing pauses when the server is away, or ends
 * each watch at once. A relist tells handlers only what changed. Objects are shared: do not change them.
 *
 * Of several versions of the kind that would do, it takes the first that the server serves, whenever it lists.
 *
 * @public
 */
export class Informer<T extends KubernetesObject> {
  readonly #client: KubernetesClient;
  readonly #versions: readonly string[];
  readonly #options: ListOptions;
  readonly #observer: { onError: InformerErrorHandler; onConnect: () => void };
  readonly #optional: boolean;
  readonly #handlers = new Set<InformerHandler<T>>();
  readonly #objects = new Map<string, T>();
  readonly #stop = new AbortController();
  #type: ResourceType;
  #running?: Promise<void>;
  #resourceVersion?: string;
  #synced = false;
  /** Of the watch that is open now. */
  #openedAt?: number;
  #missing = false;
  #expired = false;
  /** The last pause; none since the server was well. */
  #backoff = 0;
  #announceSynced!: () => void;
  readonly #syncedOnce = new Promise<void>(resolve => {
    this.#announceSynced = resolve;
  });

  static create<T extends KubernetesObject>(
    options: {
      client: KubernetesClient;
      type: ResourceType;
      /** The versions of the kind that would do, the best first; that of the type alone when left out. */
      versions?: readonly string[];
      onError?: InformerErrorHandler;
      /** Told each time that the server has accepted the watch: what is held is current from then on. */
      onConnect?: () => void;
      /** The API server need not have the kind: while it has not, there are none. */
      optional?: boolean;
    } & ListOptions,
  ): Informer<T> {
    const {
      client,
      type,
      versions = [type.version],
      onError = () => undefined,
      onConnect = () => undefined,
      optional = false,
      ...list
    } = options;
    return new Informer<T>(
      client,
      type,
      versions,
      { onError, onConnect },
      optional,
      list,
    );
  }

  private constructor(
    client: KubernetesClient,
    type: ResourceType,
    versions: readonly string[],
    observer: { onError: InformerErrorHandler; onConnect: () => void },
    optional: boolean,
    options: ListOptions,
  ) {
    this.#client = client;
    this.#type = { ...type, version: versions[0] };
    this.#versions = versions;
    this.#observer = observer;
    this.#optional = optional;
    this.#options = options;
  }

  /** The kind, in the version that is read once the first list is complete. */
  get type(): ResourceType {
    return this.#type;
  }

  /** The label selector that it was given; empty for all objects. */
  get selector(): string {
    return this.#options.labelSelector ?? '';
  }

  /** How many objects it holds. */
  get size(): number {
    return this.#objects.size;
  }

  /** Whether the first list is complete. */
  get hasSynced(): boolean {
    return this.#synced;
  }

  /** Whether what it holds is being kept current right now. */
  get isConnected(): boolean {
    return this.#openedAt !== undefined;
  }

  /** Whether the API server does not have the kind, which it need not. It is looked for again, ever more seldom, at last every half minute. */
  get isMissing(): boolean {
    return this.#missing;
  }

  /** Adds a handler; one added late is told of the objects that are there already. Returns how to take it away. */
  addHandler(handler: InformerHandler<T>): () => void {
    this.#handlers.add(handler);
    for (const object of this.#objects.values()) {
      this.#call(handler, object, () => handler.onAdd?.(object));
    }
    return () => this.#handlers.delete(handler);
  }

  get(key: { namespace?: string; name: string }): T | undefined {
    return this.#objects.get(keyOf({ metadata: key }));
  }

  list(): T[] {
    return [...this.#objects.values()];
  }

  start(): void {
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  /** Settles when the first list is complete, however long that takes. */
  whenSynced(): Promise<void> {
    return this.#syncedOnce;
  }

  /** Waits for the first list; throws when it takes longer. */
  async waitForSync(timeoutMs: number): Promise<void> {
    const timeout = new AbortController();
    try {
      await Promise.race([
        this.#syncedOnce,
        delay(timeoutMs, undefined, { signal: timeout.signal }).then(() => {
          throw new Error(
            `${this.#type.plural} could not be listed within ${
              timeoutMs / 1000
            } s`,
          );
        }),
      ]);
    } finally {
      timeout.abort();
    }
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      let maxBackoff = MAX_BACKOFF_MS;
      let openMs = 0;
      try {
        if (this.#resourceVersion === undefined) {
          await this.#relist();
        }
        await this.#follow();
      } catch (error) {
        if (signal.aborted) {
          break;
        }
        const failure = this.#explain(error);
        if (this.#optional && failure instanceof NotServedError) {
          this.#takeAsMissing();
        } else if (ApiError.isExpired(error)) {
          this.#resourceVersion = undefined;
          // however long that took to be said
          this.#openedAt = undefined;
          const again = this.#expired;
          this.#expired = true;
          if (!again) {
            continue;
          }
        } else {
          if (failure instanceof NotServedError) {
            // it may be in another version, or come again without what was there
            this.#resourceVersion = undefined;
            maxBackoff = MAX_NOT_SERVED_BACKOFF_MS;
          }
          this.#observer.onError(failure);
        }
      } finally {
        openMs = this.#endWatch();
      }
      this.#backoff = nextBackoff(openMs, this.#backoff, maxBackoff);
      await this.#pause();
    }
  }

  /** Returns for how long it was open. */
  #endWatch(): number {
    const openedAt = this.#openedAt;
    this.#openedAt = undefined;
    return openedAt === undefined ? 0 : performance.now() - openedAt;
  }

  #takeAsMissing(): void {
    [...this.#objects.values()].forEach(object => this.#remove(object));
    this.#resourceVersion = undefined;
    this.#missing = true;
    this.#synced = true;
    this.#announceSynced();
  }

  /** A collection is not found only where its kind is not served. */
  #explain(error: unknown): Error {
    return ApiError.isNotFound(error)
      ? new NotServedError(this.#type, this.#versions, { cause: error })
      : toError(error);
  }

  async #pause(): Promise<void> {
    // half of it at random, so that many informers do not come back at once
    const pause = this.#backoff * (0.5 + Math.random() / 2);
    const { signal } = this.#stop;
    await delay(pause, undefined, { signal }).catch(() => undefined);
  }

  async #relist(): Promise<void> {
    await this.#chooseVersion();
    const { items, resourceVersion } = await this.#client.list<T>(this.#type, {
      ...this.#options,
      signal: this.#stop.signal,
    });
    const current = new Set(items.map(keyOf));
    for (const [key, object] of [...this.#objects]) {
      if (!current.has(key)) {
        this.#remove(object);
      }
    }
    items.forEach(item => this.#put(item));
    this.#resourceVersion = resourceVersion;
    if (this.#missing) {
      this.#missing = false;
      this.#backoff = 0;
    }
    this.#synced = true;
    this.#announceSynced();
  }

  async #chooseVersion(): Promise<void> {
    if (this.#versions.length === 1) {
      // the list fails by itself where that is not served
      return;
    }
    const { signal } = this.#stop;
    for (const version of this.#versions) {
      const type = { ...this.#type, version };
      if (await this.#client.serves(type, { signal })) {
        this.#type = type;
        return;
      }
    }
    throw new NotServedError(this.#type, this.#versions);
  }

  async #follow(): Promise<void> {
    const events = this.#client.watch<T>(this.#type, {
      ...this.#options,
      resourceVersion: this.#resourceVersion!,
      signal: this.#stop.signal,
      onOpen: () => {
        this.#openedAt = performance.now();
        this.#observer.onConnect();
      },
    });
    for await (const { type, object } of events) {
      this.#backoff = 0;
      this.#expired = false;
      if (type === 'DELETED') {
        this.#remove(object);
      } else if (type !== 'BOOKMARK') {
        this.#put(object);
      }
      this.#resourceVersion = object.metadata.resourceVersion;
    }
  }

  #put(object: T): void {
    // who set which field is half of an object's size, and nobody here reads it
    delete (object.metadata as { managedFields?: unknown }).managedFields;
    const key = keyOf(object);
    let previous = this.#objects.get(key);
    if (previous && previous.metadata.uid !== object.metadata.uid) {
      // deleted and made anew while nobody was looking
      this.#remove(previous);
      previous = undefined;
    }
    if (
      previous?.metadata.resourceVersion === object.metadata.resourceVersion &&
      previous?.apiVersion === object.apiVersion
    ) {
      return;
    }
    this.#objects.set(key, object);
    this.#tell(object, handler =>
      previous ? handler.onUpdate?.(object, previous) : handler.onAdd?.(object),
    );
  }

  #remove(object: T): void {
    if (this.#objects.delete(keyOf(object))) {
      this.#tell(object, handler => handler.onDelete?.(object));
    }
  }

  #tell(object: T, call: (handler: InformerHandler<T>) => void): void {
    for (const handler of this.#handlers) {
      this.#call(handler, object, call);
    }
  }

  /** A handler that throws must not end the watch for the others. */
  #call(
    handler: InformerHandler<T>,
    object: T,
    call: (handler: InformerHandler<T>) => void,
  ): void {
    try {
      call(handler);
    } catch (error) {
      const { message } = toError(error);
      this.#observer.onError(
        new Error(
          `A handler of ${this.#type.kind} '${keyOf(
            object,
          )}' failed: ${message}`,
          { cause: error },
        ),
      );
    }
  }
}

function toError(error: unknown): Error {
  return error instanceof Error
    ? error
    : new Error(String(error), { cause: error });
}
