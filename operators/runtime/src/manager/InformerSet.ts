import { KubernetesObject, ResourceType } from '@o2ims-portal/api';
import {
  ApiError,
  Informer,
  KubernetesClient,
} from '@o2ims-portal/kubernetes-client';
import { Logger } from '../logging';
import { OperatorMetrics } from '../metrics/OperatorMetrics';
import { resourceName } from '../metrics/resourceName';
import { whenAborted } from './whenAborted';
import { MissingKindError } from './MissingKindError';

/**
 * What an informer looks at.
 *
 * @public
 */
export interface InformerOptions {
  namespace?: string;
  labelSelector?: string;
  /** Only the objects' metadata. */
  metadataOnly?: boolean;
  /** The API server need not have the kind: while it has not, there are none. */
  optional?: boolean;
}

interface InformerSetOptions {
  client: KubernetesClient;
  logger: Logger;
  metrics: OperatorMetrics;
  /** For how long a kind may be unknown to the API server at first: definitions take a moment to be served. */
  missingKindGraceMs: number;
}

/** The informers of a manager: one for all who ask for the same. */
export class InformerSet {
  readonly #options: InformerSetOptions;
  readonly #informers = new Map<string, Informer<KubernetesObject>>();
  readonly #lastErrors = new Map<Informer<KubernetesObject>, Error>();
  readonly #missing = new AbortController();
  #startedAt?: number;

  static create(options: InformerSetOptions): InformerSet {
    return new InformerSet(options);
  }

  private constructor(options: InformerSetOptions) {
    this.#options = options;
  }

  /** Resources that are not listed completely yet. */
  get unsynced(): string[] {
    return [...this.#informers.values()]
      .filter(informer => !informer.hasSynced)
      .map(informer => resourceName(informer.type));
  }

  get<T extends KubernetesObject>(
    type: ResourceType,
    options: InformerOptions,
  ): Informer<T> {
    const { namespace = '', labelSelector = '' } = options;
    const { metadataOnly = false, optional = false } = options;
    const id = [
      resourceName(type),
      type.version,
      namespace,
      labelSelector,
      metadataOnly,
      optional,
    ].join('|');
    let informer = this.#informers.get(id);
    if (!informer) {
      informer = this.#create(type, options);
      this.#informers.set(id, informer);
    }
    // whoever asks names the type that this kind has
    return informer as unknown as Informer<T>;
  }

  start(): void {
    this.#startedAt = performance.now();
    this.#informers.forEach(informer => informer.start());
  }

  /**
   * Waits until all are listed, or the signal is aborted.
   *
   * @throws MissingKindError when the API server does not know a kind
   */
  async waitForSync(options: {
    signal: AbortSignal;
    timeoutMs: number;
  }): Promise<void> {
    const timeout = AbortSignal.timeout(options.timeoutMs);
    const missing = this.#missing.signal;
    await Promise.race([
      Promise.all(
        [...this.#informers.values()].map(informer => informer.whenSynced()),
      ),
      whenAborted(AbortSignal.any([options.signal, timeout, missing])),
    ]);
    missing.throwIfAborted();
    if (timeout.aborted && this.unsynced.length > 0) {
      const errors = [...this.#lastErrors.values()].map(error => error.message);
      throw new Error(
        `Could not list ${this.unsynced.join(', ')} within ${
          options.timeoutMs / 1000
        } s. ${errors.join('; ')}`,
      );
    }
  }

  async stop(): Promise<void> {
    await Promise.all(
      [...this.#informers.values()].map(informer => informer.stop()),
    );
  }

  #create(
    type: ResourceType,
    options: InformerOptions,
  ): Informer<KubernetesObject> {
    const { client, metrics } = this.#options;
    const informer = Informer.create<KubernetesObject>({
      client,
      type,
      ...options,
      onError: error => this.#onError(informer, error),
    });
    metrics.addInformer(informer);
    if (this.#startedAt !== undefined) {
      informer.start();
    }
    return informer;
  }

  #onError(informer: Informer<KubernetesObject>, error: Error): void {
    const resource = resourceName(informer.type);
    const { logger, missingKindGraceMs } = this.#options;
    logger.warn(
      { err: error, resource },
      `Trouble with the watch of ${resource}; it goes on by itself. ${error.message}`,
    );
    if (informer.hasSynced) {
      return;
    }
    this.#lastErrors.set(informer, error);
    const sinceMs = performance.now() - (this.#startedAt ?? 0);
    if (ApiError.isNotFound(error) && sinceMs >= missingKindGraceMs) {
      this.#missing.abort(new MissingKindError(resource, { cause: error }));
    }
  }
}
