import { setTimeout as delay } from 'node:timers/promises';
import {
  apiVersionOf,
  fieldManagers,
  KubernetesObject,
  resourceTypes,
} from '@o2ims-portal/api';
import { ApiError, KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { Backoff, Logger } from '@o2ims-portal/operator-runtime';
import { LedgerEntry, parseLedgerEntry } from './LedgerEntry';
import { RequestIdentity } from './renderCloudEvent';

type ConfigMap = KubernetesObject & { data?: Record<string, string> };

const type = resourceTypes.configMap;
const NAME = 'focom-notifications-';
/** One ConfigMap holds 1 MiB; this many hold what there is to say of 50,000 requests, and each write is small. */
const SHARDS = [...'0123456789abcdef'];
/** What a request goes through in this time is one write; what a crash takes away is told twice. */
const WRITE_AFTER_MS = 2_000;
const RETRY = { baseMs: 1_000, maxMs: 60_000 };

/**
 * Keeps what each destination was told last, in a few ConfigMaps, by the requests' UIDs: what a new leader needs to know
 * to tell the rest. Written some time after the fact, for many requests at once.
 */
export class Ledger {
  readonly #client: KubernetesClient;
  readonly #namespace: string;
  readonly #logger: Logger;
  readonly #backoff = Backoff.create(RETRY);
  readonly #entries = new Map<string, LedgerEntry>();
  readonly #dirty = new Set<string>();
  #timer?: NodeJS.Timeout;
  #writing: Promise<void> = Promise.resolve();

  static create(options: {
    client: KubernetesClient;
    /** Where the ConfigMaps are. */
    namespace: string;
    logger: Logger;
  }): Ledger {
    return new Ledger(options);
  }

  private constructor(options: {
    client: KubernetesClient;
    namespace: string;
    logger: Logger;
  }) {
    this.#client = options.client;
    this.#namespace = options.namespace;
    this.#logger = options.logger;
  }

  /** Reads all of it, however long that takes; false when the signal is aborted first. */
  async load(signal: AbortSignal): Promise<boolean> {
    while (!signal.aborted) {
      try {
        const maps = await Promise.all(
          SHARDS.map(shard =>
            this.#client.get<ConfigMap>(type, this.#keyOf(shard), { signal }),
          ),
        );
        maps.forEach(map => this.#take(map?.data ?? {}));
        return true;
      } catch (error) {
        if (!signal.aborted) {
          await this.#pause('read', error, signal);
        }
      }
    }
    return false;
  }

  /** All entries, by the UIDs of their requests. */
  get entries(): ReadonlyMap<string, LedgerEntry> {
    return this.#entries;
  }

  /** Notes which state of a request a destination knows now. */
  settle({ metadata }: RequestIdentity, key: string, state: string): void {
    const { uid = '', namespace = '', name } = metadata;
    const entry = this.#entries.get(uid) ?? { namespace, name, told: {} };
    if (entry.told[key] === state) {
      return;
    }
    entry.told[key] = state;
    this.#entries.set(uid, entry);
    this.#write(uid);
  }

  /** Notes that a destination is not to be told of a request any more. */
  forget(uid: string, key: string): void {
    const entry = this.#entries.get(uid);
    if (!entry || !(key in entry.told)) {
      return;
    }
    delete entry.told[key];
    if (Object.keys(entry.told).length === 0) {
      this.#entries.delete(uid);
    }
    this.#write(uid);
  }

  /** Writes what is not written yet, once. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#writing;
    clearTimeout(this.#timer);
    await this.#writeAll();
    clearTimeout(this.#timer);
  }

  #take(data: Record<string, string>): void {
    for (const [uid, text] of Object.entries(data)) {
      const entry = parseLedgerEntry(text);
      if (entry) {
        this.#entries.set(uid, entry);
      } else {
        this.#logger.warn(
          { uid },
          `Somebody changed what was noted of request ${uid} in the ConfigMaps ${NAME}*; it is told of anew`,
        );
      }
    }
  }

  #write(uid: string): void {
    this.#dirty.add(uid);
    this.#schedule(WRITE_AFTER_MS);
  }

  #schedule(afterMs: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#writing = this.#writing.then(() => this.#writeAll());
    }, afterMs);
  }

  async #writeAll(): Promise<void> {
    const byShard = new Map<string, string[]>();
    for (const uid of this.#dirty) {
      const shard = uid.charAt(0);
      byShard.set(shard, [...(byShard.get(shard) ?? []), uid]);
    }
    this.#dirty.clear();
    await Promise.all(
      [...byShard].map(([shard, uids]) => this.#writeShard(shard, uids)),
    );
  }

  async #writeShard(shard: string, uids: string[]): Promise<void> {
    const data = Object.fromEntries(
      uids.map(uid => {
        const entry = this.#entries.get(uid);
        return [uid, entry ? JSON.stringify(entry) : null];
      }),
    );
    try {
      await this.#patch(this.#keyOf(shard), data);
      this.#backoff.forget(shard);
    } catch (error) {
      uids.forEach(uid => this.#dirty.add(uid));
      const pauseMs = this.#backoff.next(shard);
      this.#schedule(pauseMs);
      this.#logger.warn(
        { err: error },
        `Could not note in ConfigMap '${NAME}${shard}' what was told, trying again: ${error}`,
      );
    }
  }

  async #patch(
    key: { namespace: string; name: string },
    data: Record<string, string | null>,
  ): Promise<void> {
    const options = { fieldManager: fieldManagers.focom };
    try {
      await this.#client.patch(type, key, { data }, options);
    } catch (error) {
      if (!ApiError.isNotFound(error)) {
        throw error;
      }
      await this.#client.create<ConfigMap>(
        type,
        {
          apiVersion: apiVersionOf(type),
          kind: type.kind,
          metadata: key,
          data: Object.fromEntries(
            Object.entries(data).flatMap(([uid, text]) =>
              text === null ? [] : [[uid, text]],
            ),
          ),
        },
        options,
      );
    }
  }

  #keyOf(shard: string): { namespace: string; name: string } {
    return { namespace: this.#namespace, name: `${NAME}${shard}` };
  }

  async #pause(
    what: string,
    error: unknown,
    signal: AbortSignal,
  ): Promise<void> {
    const pauseMs = this.#backoff.next(what);
    this.#logger.warn(
      { err: error },
      `Nobody is told of requests before the ConfigMaps ${NAME}* can be read; trying again: ${error}`,
    );
    await delay(pauseMs, undefined, { signal }).catch(() => undefined);
  }
}
