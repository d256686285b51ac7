import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { KubernetesObject, resourceTypes } from '@o2ims-portal/api';
import { ApiError, KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { Logger } from '../logging';
import { CoreEvent } from './CoreEvent';
import { ObjectEvent } from './ObjectEvent';
import { renderEvent } from './renderEvent';

/** The API server forgets events after an hour; so many that are told anew are remembered here. */
const MAX_REMEMBERED = 1_000;
const FLUSH_TIMEOUT_MS = 5_000;

/** An event as it is on the API server, or will be. */
interface Series {
  event: CoreEvent;
  /** Whether the API server has it. */
  written: boolean;
  /** Told since the last write. */
  dirty: boolean;
  writing?: Promise<void>;
}

/**
 * Tells people what happened to an object, as `kubectl describe` shows it. What is told again is counted. Writes in
 * the background, and never fails: events are a courtesy.
 *
 * @public
 */
export class EventRecorder {
  readonly #client: KubernetesClient;
  readonly #component: string;
  readonly #logger: Logger;
  readonly #series = new Map<string, Series>();

  static create(options: {
    client: KubernetesClient;
    /** Who tells. */
    component: string;
    logger: Logger;
  }): EventRecorder {
    return new EventRecorder(options);
  }

  private constructor(options: {
    client: KubernetesClient;
    component: string;
    logger: Logger;
  }) {
    this.#client = options.client;
    this.#component = options.component;
    this.#logger = options.logger;
  }

  record(object: KubernetesObject, event: ObjectEvent): void {
    const { namespace, name, uid } = object.metadata;
    const { type, reason, message } = event;
    const id = JSON.stringify([
      object.kind,
      namespace,
      name,
      uid,
      type,
      reason,
      message,
    ]);
    const now = new Date();
    const known = this.#series.get(id);
    const series: Series = known ?? {
      event: renderEvent({
        object,
        event,
        component: this.#component,
        instance: hostname(),
        suffix: randomUUID().slice(0, 13),
        now,
      }),
      written: false,
      dirty: true,
    };
    if (known) {
      known.event.count += 1;
      known.event.lastTimestamp = now.toISOString();
      known.dirty = true;
    }
    // the one told last is forgotten last
    this.#series.delete(id);
    this.#series.set(id, series);
    this.#forgetOldest();
    series.writing ??= this.#write(series);
  }

  /** Waits a few seconds for what is still to be written. */
  async flush(): Promise<void> {
    const pending = [...this.#series.values()].map(({ writing }) => writing);
    const enough = new AbortController();
    await Promise.race([
      Promise.all(pending),
      delay(FLUSH_TIMEOUT_MS, undefined, { signal: enough.signal }).catch(
        () => undefined,
      ),
    ]);
    enough.abort();
  }

  async #write(series: Series): Promise<void> {
    const { event } = series;
    try {
      while (series.dirty) {
        series.dirty = false;
        await this.#send(series);
      }
    } catch (error) {
      this.#logger.debug(
        { err: error },
        `Event ${event.reason} of ${event.involvedObject.kind} '${event.involvedObject.name}' was not written: ${error}`,
      );
    } finally {
      series.writing = undefined;
    }
  }

  async #send(series: Series): Promise<void> {
    const type = resourceTypes.event;
    const { metadata, count, lastTimestamp } = series.event;
    if (series.written) {
      try {
        await this.#client.patch(type, metadata, { count, lastTimestamp });
        return;
      } catch (error) {
        if (!ApiError.isNotFound(error)) {
          throw error;
        }
        // its time was over
      }
    }
    await this.#client.create(type, series.event);
    series.written = true;
  }

  #forgetOldest(): void {
    if (this.#series.size > MAX_REMEMBERED) {
      const [oldest] = this.#series.keys();
      this.#series.delete(oldest);
    }
  }
}
