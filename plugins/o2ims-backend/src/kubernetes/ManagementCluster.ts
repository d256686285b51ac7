import { setTimeout as delay } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError, toError } from '@backstage/errors';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { ObjectReference } from '../changes/ObjectReference';
import { O2imsConfig } from '../config';
import { ReadModel } from '../model/ReadModel';
import { ClusterConnection } from './ClusterConnection';
import { describeError } from './describeError';
import { loadKubeConfig } from './loadKubeConfig';
import { View } from './View';

const MIN_PAUSE_MS = 500;
const MAX_PAUSE_MS = 10_000;

/** @see ManagementCluster.subscribe */
export interface ManagementClusterListener {
  /** A view is complete: for the first time, or again after another connection took the place of the last. */
  onReady?(view: View, model: ReadModel): void;
  /** Something in a complete view may look different. */
  onAffected?(reference: ObjectReference, model: ReadModel): void;
}

/**
 * The connection to the management cluster and the copy of its objects. It may be away at the start or later: this
 * goes on trying, also with a kubeconfig that appears or changes, and until then says what is wrong.
 */
export class ManagementCluster {
  readonly #config: O2imsConfig;
  readonly #logger: LoggerService;
  readonly #listeners = new Set<ManagementClusterListener>();
  readonly #stop = new AbortController();
  #running?: Promise<void>;
  #connection?: ClusterConnection;
  #failure?: string;

  static create(options: {
    config: O2imsConfig;
    logger: LoggerService;
  }): ManagementCluster {
    return new ManagementCluster(options);
  }

  private constructor(options: { config: O2imsConfig; logger: LoggerService }) {
    this.#config = options.config;
    this.#logger = options.logger;
  }

  /** Where requests are made, and hosts, clusters and templates are. */
  get namespace(): string {
    return this.#config.namespace;
  }

  /** Aborts when the portal stops: nothing will change any more. */
  get stopSignal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Begins to connect; never fails. */
  start(): void {
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  /** Tells of changes, until the returned function is called. */
  subscribe(listener: ManagementClusterListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * What there is, once everything that the views need has been read.
   *
   * @throws ServiceUnavailableError until then
   */
  read(...needed: [View, ...View[]]): ReadModel {
    const why = this.whyNot(...needed);
    if (this.#connection && why === undefined) {
      return this.#connection.model;
    }
    throw new ServiceUnavailableError(why);
  }

  /** Why something that the views need may not have been read; undefined when all of it has. */
  whyNot(...needed: [View, ...View[]]): string | undefined {
    return this.#connection?.isReady(needed)
      ? undefined
      : this.#connection?.whyNot(needed) ?? this.#whyNotConnected();
  }

  /**
   * For writing.
   *
   * @throws ServiceUnavailableError when there is no kubeconfig
   */
  get client(): KubernetesClient {
    if (!this.#connection) {
      throw new ServiceUnavailableError(this.#whyNotConnected());
    }
    return this.#connection.client;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    let pause = MIN_PAUSE_MS;
    while (!signal.aborted) {
      try {
        await this.#serveUntilOutdated();
        pause = MIN_PAUSE_MS;
      } catch (error) {
        const failure = describeError(error);
        if (this.#failure !== failure) {
          this.#failure = failure;
          this.#logger.warn(this.#whyNotConnected(), toError(error));
        }
        await delay(pause, undefined, { signal }).catch(() => undefined);
        pause = Math.min(pause * 2, MAX_PAUSE_MS);
      }
    }
  }

  /** Uses one kubeconfig until it has changed, or the portal stops. */
  async #serveUntilOutdated(): Promise<void> {
    const outdated = new AbortController();
    const connection: ClusterConnection = ClusterConnection.create({
      kubeConfig: loadKubeConfig(this.#config.kubernetes),
      namespace: this.namespace,
      acceptHostsWithoutCleaner: this.#config.acceptHostsWithoutCleaner,
      logger: this.#logger,
      onReady: view => this.#tell(it => it.onReady?.(view, connection.model)),
      onAffected: reference =>
        this.#tell(it => it.onAffected?.(reference, connection.model)),
      onError: () => {
        if (this.#isOutdated(connection)) {
          this.#logger.info('The kubeconfig has changed: connecting anew');
          outdated.abort();
        }
      },
    });
    this.#connection = connection;
    this.#failure = undefined;
    connection.start();
    const ended = AbortSignal.any([outdated.signal, this.#stop.signal]);
    if (!ended.aborted) {
      await new Promise(resolve => {
        ended.addEventListener('abort', resolve, { once: true });
      });
    }
    await connection.stop();
  }

  /** Looks only when something is wrong anyway: a working connection outlives its kubeconfig. */
  #isOutdated(connection: ClusterConnection): boolean {
    try {
      const current = loadKubeConfig(this.#config.kubernetes);
      return current.exportConfig() !== connection.kubeConfig;
    } catch {
      // gone or half written: the next error looks again
      return false;
    }
  }

  #whyNotConnected(): string {
    return this.#failure
      ? `There is no way to a management cluster: ${
          this.#failure
        }; check o2ims.kubernetes in the portal's configuration`
      : 'The portal is starting; try again in a moment';
  }

  #tell(call: (listener: ManagementClusterListener) => void): void {
    for (const listener of [...this.#listeners]) {
      call(listener);
    }
  }
}
