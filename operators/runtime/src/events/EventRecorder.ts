import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { KubernetesObject, resourceTypes } from '@o2ims-portal/api';
import { ApiError, KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { Logger } from '../logging';
import { Clock, systemClock } from '../queue/Clock';
import { CoreEvent } from './CoreEvent';
import { EventBudget } from './EventBudget';
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
 * Tells people what happened to an object, as `kubectl describe` shows it. What is told again is counted, and of what
 * happens too often not all is written. Writes in the background, and never fails: events are a courtesy.
 *
 * @public
 */
export class EventRecorder {
  readonly #client: KubernetesClient;
  readonly #component: string;
  readonly #logger: Logger;
  readonly #series = new Map<string, Series>();
  readonly #budget: EventBudget;

  static create(options: {
    client: KubernetesClient;
    /** Who tells. */
    component: string;
    logger: Logger;
    clock?: Clock;
  }): EventRecorder {
    return new EventRecorder(options);
  }

  private constructor(options: {
    client: KubernetesClient;
    component: string;
    logger: Logger;
    clock?: Clock;
  }) {
    this.#client = options.client;
    this.#component = options.component;
    this.#logger = options.logger;
    this.#budget = EventBudget.create(options.clock ?? systemClock);
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
    // what is not written now is counted, and written when it is told again
    if (!series.writing && this.#isAffordable(series.event)) {
      series.writing = this.#write(series);
    }
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
      do {
        series.dirty = false;
        await this.#send(series);
      } while (series.dirty && this.#isAffordable(event));
    } catch (error) {
      this.#logger.debug(
        { err: error },
        `Event ${event.reason} of ${event.involvedObject.kind} '${event.involvedObject.name}' was not written: ${error}`,
      );
    } finally {
      series.writing = undefined;
    }
  }

  #isAffordable({ involvedObject, reason }: CoreEvent): boolean {
    const { kind, namespace, name, uid } = involvedObject;
    const object = JSON.stringify([kind, namespace, name, uid]);
    return this.#budget.spend(object, reason);
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
