import { isDeepStrictEqual } from 'node:util';
import { LoggerService } from '@backstage/backend-plugin-api';
import { EventsService } from '@backstage/plugin-events-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  Cluster,
  Host,
  O2imsEvent,
  o2imsEventTopic,
  o2imsSignalChannel,
  OCloud,
  Request,
} from '@o2ims-portal/plugin-o2ims-common';
import { ManagementCluster } from '../kubernetes/ManagementCluster';
import { View } from '../kubernetes/View';
import { ReadModel } from '../model/ReadModel';
import { ObjectReference, referenceKey, viewOf } from './ObjectReference';

/** Changes of one object within this time are told as one. */
const COALESCE_MS = 200;

/** How it looks; of the resources of a request, a digest of that. */
type Value = Request | Host | Cluster | OCloud | string;

interface Known {
  reference: ObjectReference;
  value: Value;
}

function valuesOf(view: View, model: ReadModel): Exclude<Value, string>[] {
  switch (view) {
    case 'request':
      return model.requests();
    case 'host':
      return model.hosts();
    case 'cluster':
      return model.clusters();
    case 'oCloud':
      return model.oClouds();
    default:
      return [];
  }
}

function nameOf(value: Exclude<Value, string>) {
  return {
    ...('kind' in value && { kind: value.kind }),
    ...(value.namespace && { namespace: value.namespace }),
    name: value.name,
  };
}

function resourcesIn(model: ReadModel): Known[] {
  return model.requests().flatMap(request => {
    const reference = { object: 'resources' as const, ...nameOf(request) };
    const value = model.read(reference);
    return value === undefined ? [] : [{ reference, value }];
  });
}

function everythingIn(view: View, model: ReadModel): Known[] {
  // templates are looked up when they are needed; nobody is told of them
  if (view === 'template') {
    return [];
  }
  const known = valuesOf(view, model).map(value => ({
    reference: { object: view, ...nameOf(value) },
    value,
  }));
  return view === 'cluster' ? [...known, ...resourcesIn(model)] : known;
}

/**
 * Tells browsers (signals) which requests, hosts, clusters and O-Clouds changed, and other plugins (events) how hosts and
 * clusters look now. Only what really looks different is told, and nothing of what was there at the start.
 */
export class ChangePublisher {
  readonly #signals: SignalsService;
  readonly #events: EventsService;
  readonly #logger: LoggerService;
  readonly #known = new Map<string, Known>();
  /** Views that have been complete once: from then on, what differs is news. */
  readonly #baselines = new Set<View>();
  readonly #pending = new Map<string, ObjectReference>();
  #model?: ReadModel;
  #timer?: NodeJS.Timeout;

  static create(options: {
    signals: SignalsService;
    events: EventsService;
    logger: LoggerService;
  }): ChangePublisher {
    return new ChangePublisher(options);
  }

  private constructor(options: {
    signals: SignalsService;
    events: EventsService;
    logger: LoggerService;
  }) {
    this.#signals = options.signals;
    this.#events = options.events;
    this.#logger = options.logger;
  }

  /** Follows a cluster until the returned function is called. */
  follow(cluster: ManagementCluster): () => void {
    const unsubscribe = cluster.subscribe({
      onReady: (view, model) => this.#onReady(view, model),
      onAffected: (reference, model) => this.#onAffected(reference, model),
    });
    return () => {
      unsubscribe();
      clearTimeout(this.#timer);
    };
  }

  #onReady(view: View, model: ReadModel): void {
    const everything = everythingIn(view, model);
    if (!this.#baselines.has(view)) {
      this.#baselines.add(view);
      for (const known of everything) {
        this.#known.set(referenceKey(known.reference), known);
      }
      return;
    }
    // another connection: whatever was or is there may differ
    for (const { reference } of [...this.#known.values(), ...everything]) {
      if (viewOf(reference) === view) {
        this.#onAffected(reference, model);
      }
    }
  }

  #onAffected(reference: ObjectReference, model: ReadModel): void {
    this.#model = model;
    this.#pending.set(referenceKey(reference), reference);
    this.#timer ??= setTimeout(() => this.#flush(), COALESCE_MS);
  }

  #flush(): void {
    this.#timer = undefined;
    const pending = [...this.#pending];
    this.#pending.clear();
    for (const [key, reference] of pending) {
      try {
        this.#compare(key, reference);
      } catch (error) {
        this.#logger.warn(`The change of ${key} was not told`, error as Error);
      }
    }
  }

  #compare(key: string, reference: ObjectReference): void {
    const value = this.#model?.read(reference);
    const known = this.#known.get(key);
    if (isDeepStrictEqual(value, known?.value)) {
      return;
    }
    if (value) {
      this.#known.set(key, { reference, value });
    } else {
      this.#known.delete(key);
    }
    this.#publish(key, reference, {
      type: value ? 'upsert' : 'delete',
      value: value ?? known!.value,
    });
  }

  #publish(
    key: string,
    reference: ObjectReference,
    change: { type: O2imsEvent['type']; value: Value },
  ): void {
    const onError = (error: unknown) =>
      this.#logger.warn(`The change of ${key} was not told`, error as Error);
    this.#signals
      .publish<ObjectReference>({
        recipients: { type: 'broadcast' },
        channel: o2imsSignalChannel,
        message: reference,
      })
      .catch(onError);
    if (reference.object === 'host' || reference.object === 'cluster') {
      this.#events
        .publish({
          topic: o2imsEventTopic,
          eventPayload: { object: reference.object, ...change } as O2imsEvent,
        })
        .catch(onError);
    }
  }
}
