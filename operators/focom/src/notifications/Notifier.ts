import {
  annotations,
  apiVersionOf,
  FocomProvisioningRequest,
  resourceTypes,
} from '@o2ims-portal/api';
import { Informer } from '@o2ims-portal/kubernetes-client';
import {
  EventRecorder,
  Logger,
  Task,
  whenAborted,
} from '@o2ims-portal/operator-runtime';
import { Registry } from 'prom-client';
import { Destination } from './Destination';
import { DestinationQueue } from './DestinationQueue';
import { Ledger } from './Ledger';
import { Notification } from './Notification';
import { NotificationMetrics } from './NotificationMetrics';
import { NotificationsConfig } from './NotificationsConfig';
import { renderCloudEvent, RequestIdentity } from './renderCloudEvent';
import {
  formatState,
  parseState,
  toEventType,
  toRequestState,
} from './RequestState';
import { redactUrl } from './redactUrl';
import { routeRequest } from './routeRequest';
import { WebhookSender } from './WebhookSender';

/** @see Notifier */
export interface NotifierOptions {
  config: NotificationsConfig;
  requests: Informer<FocomProvisioningRequest>;
  events: EventRecorder;
  ledger: Ledger;
  sender: WebhookSender;
  registry: Registry;
  logger: Logger;
}

const fpr = resourceTypes.focomProvisioningRequest;

/**
 * Tells endpoints what becomes of requests. It follows the same watch as the reconciler, which neither knows of it nor
 * waits for it: what a destination knows of a request is compared with what the request says now.
 */
export class Notifier implements Task {
  readonly #options: NotifierOptions;
  readonly #metrics: NotificationMetrics;
  readonly #queues = new Map<
    string,
    { endpoint: string; queue: DestinationQueue }
  >();
  /** The state that each destination knows once its queue is empty, by the requests' UIDs. */
  readonly #known = new Map<string, Map<string, string>>();

  static create(options: NotifierOptions): Notifier {
    return new Notifier(options);
  }

  private constructor(options: NotifierOptions) {
    this.#options = options;
    this.#metrics = NotificationMetrics.create({
      registry: options.registry,
      queues: () =>
        [...this.#queues.values()].map(({ endpoint, queue }) => ({
          endpoint,
          length: queue.length,
        })),
    });
  }

  async run(signal: AbortSignal): Promise<void> {
    const { ledger, requests, sender } = this.#options;
    if (!(await ledger.load(signal))) {
      return;
    }
    const gone = this.#takeUp(ledger);
    const stop = requests.addHandler({
      onAdd: request => this.#follow(request),
      onUpdate: request => this.#follow(request),
      onDelete: request => this.#tellEnd(request),
    });
    gone.forEach(request => this.#tellEnd(request));
    await whenAborted(signal);
    stop();
    await Promise.all(
      [...this.#queues.values()].map(({ queue }) => queue.close()),
    );
    await sender.close();
    await ledger.close();
  }

  /** Goes on where the leader before was; returns the requests that are gone since. */
  #takeUp(ledger: Ledger): RequestIdentity[] {
    const alive = new Set(
      this.#options.requests.list().map(({ metadata }) => metadata.uid),
    );
    const gone: RequestIdentity[] = [];
    for (const [uid, { namespace, name, told }] of ledger.entries) {
      this.#known.set(uid, new Map(Object.entries(told)));
      if (!alive.has(uid)) {
        gone.push({ metadata: { uid, namespace, name } });
      }
    }
    return gone;
  }

  #follow(request: FocomProvisioningRequest): void {
    const { uid = '' } = request.metadata;
    const { config, events } = this.#options;
    const { destinations, refused } = routeRequest(request, config);
    const known = this.#known.get(uid) ?? new Map<string, string>();
    this.#known.set(uid, known);
    const keys = destinations.map(({ key }) => key);
    this.#forgetOthers(uid, refused ? [...keys, refused.key] : keys);
    const state = toRequestState(request);
    const text = formatState(state);
    for (const destination of destinations) {
      const type = toEventType(parseState(known.get(destination.key)), state);
      known.set(destination.key, text);
      if (type) {
        this.#tell(request, destination, type, text);
      }
    }
    if (refused && known.get(refused.key) !== text) {
      known.set(refused.key, text);
      events.record(request, {
        type: 'Warning',
        reason: 'NotifyUrlRefused',
        message: refused.message,
      });
      this.#note(request, refused.key, text);
    }
  }

  #tellEnd(request: FocomProvisioningRequest | RequestIdentity): void {
    const { uid = '' } = request.metadata;
    const known = this.#known.get(uid) ?? new Map<string, string>();
    const own = [...known.keys()].find(key => URL.canParse(key));
    const { destinations } = routeRequest(
      {
        metadata: {
          ...request.metadata,
          annotations: own ? { [annotations.notifyUrl]: own } : undefined,
        },
      },
      this.#options.config,
    );
    this.#forgetOthers(
      uid,
      destinations.map(({ key }) => key),
    );
    this.#known.delete(uid);
    for (const destination of destinations) {
      this.#tell(request, destination, 'deleted');
    }
  }

  #tell(
    request: FocomProvisioningRequest | RequestIdentity,
    destination: Destination,
    type: string,
    state?: string,
  ): void {
    const { source } = this.#options.config;
    if (!destination.wants(type)) {
      this.#note(request, destination.key, state);
      return;
    }
    const event = renderCloudEvent({ request, type, source, now: new Date() });
    const { uid, namespace, name } = request.metadata;
    this.#queueOf(destination).push({
      request: { metadata: { uid, namespace, name } },
      id: event.id,
      type,
      body: JSON.stringify(event),
      state,
    });
  }

  /** Notes what a destination knows now, so that it is not told again by the next leader. */
  #note(request: RequestIdentity, key: string, state?: string): void {
    const { uid = '' } = request.metadata;
    if (state === undefined) {
      this.#options.ledger.forget(uid, key);
    } else if (this.#known.get(uid)?.has(key)) {
      this.#options.ledger.settle(request, key, state);
    }
  }

  #forgetOthers(uid: string, keys: readonly string[]): void {
    const known = this.#known.get(uid);
    for (const key of known?.keys() ?? []) {
      if (!keys.includes(key)) {
        known?.delete(key);
        this.#options.ledger.forget(uid, key);
      }
    }
  }

  #queueOf(destination: Destination): DestinationQueue {
    const { key, name } = destination;
    const known = this.#queues.get(key);
    if (known) {
      return known.queue;
    }
    const { sender, logger, config } = this.#options;
    const { delivery } = config;
    const queue: DestinationQueue = DestinationQueue.create({
      destination,
      send: (notification, signal) =>
        sender.send(destination, notification, signal),
      limits: {
        queueLength: delivery.queueLength,
        retryForMs: delivery.retryForHours * 3_600_000,
        minPauseMs: delivery.minPauseSeconds * 1000,
        maxPauseMs: delivery.maxPauseSeconds * 1000,
      },
      observer: {
        onSettled: (notification, failure) =>
          this.#onSettled(destination, notification, failure),
        onRetry: () => this.#metrics.retried.inc({ endpoint: name }),
        onDrop: () => this.#metrics.dropped.inc({ endpoint: name }),
        onIdle: () => {
          // requests name as many as they like; what is configured stays
          if (key !== name) {
            this.#queues.delete(key);
            queue.close();
          }
        },
      },
      logger,
    });
    this.#queues.set(key, { endpoint: name, queue });
    return queue;
  }

  #onSettled(
    { key, name, url }: Destination,
    { request, type, state }: Notification,
    failure?: string,
  ): void {
    const { delivered, failed } = this.#metrics;
    (failure ? failed : delivered).inc({ endpoint: name });
    this.#note(request, key, state);
    if (failure && state !== undefined) {
      this.#options.events.record(
        { apiVersion: apiVersionOf(fpr), kind: fpr.kind, ...request },
        {
          type: 'Warning',
          reason: 'NotificationFailed',
          message: `'${redactUrl(
            url,
          )}' was not told that this request is ${type}: ${failure}.`,
        },
      );
    }
  }
}
