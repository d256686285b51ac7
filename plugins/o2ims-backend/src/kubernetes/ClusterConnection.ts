import { LoggerService } from '@backstage/backend-plugin-api';
import { KubeConfig } from '@kubernetes/client-node';
import { describeProviders, ResourceType } from '@o2ims-portal/api';
import {
  ApiError,
  KubernetesClient,
  NotServedError,
} from '@o2ims-portal/kubernetes-client';
import { followAffectedObjects } from '../changes/followAffectedObjects';
import { ObjectReference, viewOf } from '../changes/ObjectReference';
import { ReadModel } from '../model/ReadModel';
import { describeError } from './describeError';
import { ResourceCache } from './ResourceCache';
import { View, views } from './View';

/** Longer than an informer pauses: trouble that was silent for so long had gone. */
const NEWS_AGAIN_MS = 60_000;

function informersOf(cache: ResourceCache, view: View) {
  switch (view) {
    case 'request':
      return [cache.focomRequests, cache.requests];
    case 'host':
      return [cache.hosts, cache.leases, cache.requests];
    case 'cluster':
      return [
        cache.clusters,
        cache.controlPlanes,
        cache.machineDeployments,
        cache.machines,
        cache.hosts,
        cache.requests,
        cache.focomRequests,
      ];
    case 'oCloud':
      // what else is told of the management cluster itself may be missing
      return [cache.oClouds];
    default:
      return [cache.clusterTemplates, cache.templateInfos];
  }
}

/** One connection, by one kubeconfig, with its own copy of the cluster's objects. */
export class ClusterConnection {
  readonly client: KubernetesClient;
  readonly model: ReadModel;
  /** The kubeconfig that it was made with, to see when that has changed. */
  readonly kubeConfig: string;
  readonly #cache: ResourceCache;
  readonly #logger: LoggerService;
  readonly #ready = new Set<View>();
  readonly #errors = new Map<string, Error>();
  /** When each message was logged or would have been, last. */
  readonly #said = new Map<string, number>();

  static create(options: {
    kubeConfig: KubeConfig;
    namespace: string;
    acceptHostsWithoutCleaner: boolean;
    logger: LoggerService;
    onReady: (view: View) => void;
    onAffected: (reference: ObjectReference) => void;
    /** Something could not be read; it is tried again. */
    onError: () => void;
  }): ClusterConnection {
    return new ClusterConnection(options);
  }

  private constructor(options: Parameters<typeof ClusterConnection.create>[0]) {
    const { kubeConfig, namespace, acceptHostsWithoutCleaner, logger } =
      options;
    this.kubeConfig = kubeConfig.exportConfig();
    this.#logger = logger;
    this.client = KubernetesClient.create({ kubeConfig });
    this.#cache = ResourceCache.create({
      client: this.client,
      namespace,
      onError: (type, error) => {
        this.#onError(type, error);
        options.onError();
      },
    });
    this.model = ReadModel.create({
      cache: this.#cache,
      namespace,
      acceptHostsWithoutCleaner,
      logger,
    });
    followAffectedObjects({
      cache: this.#cache,
      model: this.model,
      namespace,
      onAffected: reference => {
        if (this.#ready.has(viewOf(reference))) {
          options.onAffected(reference);
        }
      },
    });
    for (const view of views) {
      this.#announce(view, options.onReady);
    }
  }

  start(): void {
    this.#logger.info(
      `Reading the management cluster at ${this.client.server}`,
    );
    this.#cache.start();
  }

  async stop(): Promise<void> {
    await this.#cache.stop();
    await this.client.close();
  }

  isReady(needed: readonly View[]): boolean {
    return needed.every(view => this.#ready.has(view));
  }

  /** Why some views are not ready, and what to do. */
  whyNot(needed: readonly View[]): string {
    const { server } = this.client;
    const errors = needed
      .flatMap(view => informersOf(this.#cache, view))
      .filter(({ hasSynced }) => !hasSynced)
      .flatMap(({ type }) => this.#errors.get(type.plural) ?? []);
    const missing = errors.filter(error => error instanceof NotServedError);
    if (missing.length > 0) {
      return `The management cluster at ${server} lacks ${describeProviders(
        missing.map(({ type }) => type),
      )}: install that there; the portal goes on by itself`;
    }
    return errors.length > 0
      ? `The management cluster at ${server} cannot be reached: ${describeError(
          errors[0],
        )}`
      : `The portal is still reading the management cluster at ${server}; try again in a moment`;
  }

  async #announce(view: View, onReady: (view: View) => void): Promise<void> {
    const informers = informersOf(this.#cache, view);
    await Promise.all(informers.map(informer => informer.whenSynced()));
    this.#ready.add(view);
    if (this.isReady(views)) {
      this.#logger.info(
        `The management cluster at ${this.client.server} has been read`,
      );
    }
    onReady(view);
  }

  #onError(type: ResourceType, error: Error): void {
    this.#errors.set(type.plural, error);
    this.#warnOnce(this.#describe(type, error));
  }

  #describe(type: ResourceType, error: Error): string {
    const { server } = this.client;
    if (error instanceof NotServedError) {
      return `The management cluster at ${server} lacks ${describeProviders([
        type,
      ])}, trying again`;
    }
    return error instanceof ApiError
      ? `${type.plural}.${type.group} of the management cluster at ${server} cannot be read, trying again: ${error.serverMessage}`
      : `The management cluster at ${server} cannot be reached, trying again: ${describeError(
          error,
        )}`;
  }

  /** All kinds meet the same trouble, again and again: that is one piece of news, until it has been over. */
  #warnOnce(message: string): void {
    const now = Date.now();
    const last = this.#said.get(message) ?? 0;
    this.#said.set(message, now);
    if (now - last > NEWS_AGAIN_MS) {
      this.#logger.warn(message);
    } else {
      this.#logger.debug(message);
    }
  }
}
