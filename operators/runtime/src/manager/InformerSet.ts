import {
  describeProviders,
  KubernetesObject,
  ResourceType,
  versionsOf,
} from '@o2ims-portal/api';
import {
  Informer,
  KubernetesClient,
  NotServedError,
} from '@o2ims-portal/kubernetes-client';
import { Logger } from '../logging';
import { OperatorMetrics } from '../metrics/OperatorMetrics';
import { resourceName } from '../metrics/resourceName';
import { InformerOptions } from './InformerOptions';
import { MissingKindError } from './MissingKindError';
import { whenAborted } from './whenAborted';

interface InformerSetOptions {
  client: KubernetesClient;
  logger: Logger;
  metrics: OperatorMetrics;
  /** For how long a kind may be unknown to the API server at first: definitions take a moment to be served. */
  missingKindGraceMs: number;
}

function namesOf(informers: readonly Informer<KubernetesObject>[]): string {
  return informers.map(({ type }) => resourceName(type)).join(', ');
}

/** The informers of a manager: one for all who ask for the same. */
export class InformerSet {
  readonly #options: InformerSetOptions;
  readonly #informers = new Map<string, Informer<KubernetesObject>>();
  readonly #lastErrors = new Map<Informer<KubernetesObject>, Error>();
  readonly #missing = new AbortController();
  /** Of kinds that may be missing: aborted when one was found to be. */
  readonly #mayBeMissing = new Map<
    Informer<KubernetesObject>,
    AbortController
  >();
  #startedAt?: number;

  static create(options: InformerSetOptions): InformerSet {
    return new InformerSet(options);
  }

  private constructor(options: InformerSetOptions) {
    this.#options = options;
  }

  /** What is not listed completely yet, and why not where that is known; empty when all is. */
  get unready(): string[] {
    const unsynced = this.#unsynced;
    const missing = unsynced.filter(informer => this.#isMissing(informer));
    const late = unsynced.filter(informer => !this.#isMissing(informer));
    return [
      ...(late.length > 0 ? [`not listed yet: ${namesOf(late)}`] : []),
      ...(missing.length > 0
        ? [
            `not served by the API server: ${namesOf(
              missing,
            )}. Install ${describeProviders(missing.map(({ type }) => type))}`,
          ]
        : []),
    ];
  }

  /** In which version the kinds are read that may be had in several, by resource. */
  get versions(): Record<string, string> {
    return Object.fromEntries(
      [...this.#informers.values()]
        .filter(({ type }) => versionsOf(type).length > 1)
        .filter(({ hasSynced }) => hasSynced)
        .map(({ type }) => [resourceName(type), type.version]),
    );
  }

  get<T extends KubernetesObject>(
    type: ResourceType,
    options: InformerOptions,
  ): Informer<T> {
    const { namespace = '', labelSelector = '' } = options;
    const { metadataOnly, optional, mayBeMissing } = options;
    const id = [
      resourceName(type),
      type.version,
      namespace,
      labelSelector,
      metadataOnly,
      optional,
      mayBeMissing,
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
   * Waits until all are listed, but for those of kinds that may be missing and are, or the signal is aborted.
   *
   * @throws MissingKindError when the API server does not know another kind
   */
  async waitForSync(options: {
    signal: AbortSignal;
    timeoutMs: number;
  }): Promise<void> {
    const timeout = AbortSignal.timeout(options.timeoutMs);
    const missing = this.#missing.signal;
    await Promise.race([
      Promise.all(
        [...this.#informers.values()].map(informer => this.#settled(informer)),
      ),
      whenAborted(AbortSignal.any([options.signal, timeout, missing])),
    ]);
    missing.throwIfAborted();
    const late = this.#unsynced.filter(informer => !this.#isMissing(informer));
    if (timeout.aborted && late.length > 0) {
      const errors = [...this.#lastErrors.values()].map(error => error.message);
      throw new Error(
        `Could not list ${namesOf(late)} within ${
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

  get #unsynced(): Informer<KubernetesObject>[] {
    return [...this.#informers.values()].filter(({ hasSynced }) => !hasSynced);
  }

  #isMissing(informer: Informer<KubernetesObject>): boolean {
    return this.#mayBeMissing.get(informer)?.signal.aborted === true;
  }

  async #settled(informer: Informer<KubernetesObject>): Promise<void> {
    const missing = this.#mayBeMissing.get(informer);
    await Promise.race([
      informer.whenSynced(),
      ...(missing ? [whenAborted(missing.signal)] : []),
    ]);
  }

  #create(
    type: ResourceType,
    options: InformerOptions,
  ): Informer<KubernetesObject> {
    const { client, metrics } = this.#options;
    const { mayBeMissing, ...list } = options;
    const informer = Informer.create<KubernetesObject>({
      client,
      type,
      versions: versionsOf(type),
      ...list,
      onError: error => this.#onError(informer, error),
    });
    if (mayBeMissing) {
      this.#mayBeMissing.set(informer, new AbortController());
    }
    metrics.addInformer(informer);
    if (this.#startedAt !== undefined) {
      informer.start();
    }
    return informer;
  }

  #onError(informer: Informer<KubernetesObject>, error: Error): void {
    const resource = resourceName(informer.type);
    const { logger, missingKindGraceMs } = this.#options;
    const mayBeMissing = this.#mayBeMissing.get(informer);
    if (error instanceof NotServedError && mayBeMissing) {
      // asked for again and again: news only once
      logger[this.#isMissing(informer) ? 'debug' : 'warn'](
        { err: error, resource },
        `Going on without ${resource} until it is served: install ${describeProviders(
          [informer.type],
        )}`,
      );
      mayBeMissing.abort();
      return;
    }
    logger.warn(
      { err: error, resource },
      `Trouble with the watch of ${resource}; it goes on by itself. ${error.message}`,
    );
    if (informer.hasSynced) {
      return;
    }
    this.#lastErrors.set(informer, error);
    const sinceMs = performance.now() - (this.#startedAt ?? 0);
    if (error instanceof NotServedError && sinceMs >= missingKindGraceMs) {
      this.#missing.abort(new MissingKindError(resource, { cause: error }));
    }
  }
}
