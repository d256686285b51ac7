import { randomUUID } from 'node:crypto';
import { Logger } from '../logging';
import { OperatorMetrics } from '../metrics/OperatorMetrics';
import { formatKey, parseKey } from '../queue/keys';
import { WorkQueue } from '../queue/WorkQueue';
import { ControllerOptions } from './ControllerOptions';
import { Failure, judgeFailure } from './judgeFailure';
import { ReconcileContext, Reconciler } from './Reconciler';

/**
 * Calls a reconciler for the keys that its watches tell of: a few at once, never twice at once for the same key,
 * and again after a growing pause when it fails.
 */
export class Controller {
  readonly name: string;
  readonly concurrency: number;
  readonly #reconciler: Reconciler;
  readonly #logger: Logger;
  readonly #metrics: OperatorMetrics;
  readonly #queue: WorkQueue;
  #activeWorkers = 0;

  static create(
    options: ControllerOptions & { logger: Logger; metrics: OperatorMetrics },
  ): Controller {
    const controller = new Controller(options);
    // from now on, so that nothing is missed between the first list and the first worker
    for (const watch of options.watches) {
      watch.subscribe(key => controller.#queue.add(formatKey(key)));
    }
    return controller;
  }

  private constructor(
    options: ControllerOptions & { logger: Logger; metrics: OperatorMetrics },
  ) {
    const { name, reconciler, concurrency = 1, laneOf } = options;
    const { logger, metrics } = options;
    if (!Number.isInteger(concurrency) || concurrency < 1) {
      throw new Error(
        `Controller ${name} cannot have a concurrency of ${concurrency}: it has to be 1 or more`,
      );
    }
    this.name = name;
    this.concurrency = concurrency;
    this.#reconciler = reconciler;
    this.#logger = logger.child({ controller: name });
    this.#metrics = metrics;
    const labels = { controller: name };
    this.#queue = WorkQueue.create({
      perLane: concurrency,
      ...(laneOf && { laneOf: key => laneOf(parseKey(key)) }),
      observer: {
        onAdd: () => metrics.queueAdds.inc(labels),
        onRetry: () => metrics.queueRetries.inc(labels),
        onStart: waitedMs => metrics.queueWait.observe(labels, waitedMs / 1000),
      },
    });
    metrics.addController({
      name,
      concurrency,
      activeWorkers: () => this.#activeWorkers,
      depth: () => this.#queue.depth,
      longestRunningMs: () => this.#queue.longestRunningMs,
    });
  }

  /** Hands out work until {@link Controller.shutDown}; reconciles are given the signal. */
  async run(signal: AbortSignal): Promise<void> {
    this.#logger.info({ concurrency: this.concurrency }, 'Starting to work');
    for (
      let key = await this.#queue.take();
      key !== undefined;
      key = await this.#queue.take()
    ) {
      void this.#work(key, signal);
    }
  }

  /** Starts no more reconciles; settles when those that run have ended, and the reconciler has stopped. */
  async shutDown(): Promise<void> {
    await this.#queue.shutDown();
    await this.#reconciler.stop?.();
  }

  async #work(key: string, signal: AbortSignal): Promise<void> {
    this.#activeWorkers++;
    try {
      await this.#reconcile(key, signal);
    } finally {
      this.#activeWorkers--;
      this.#queue.done(key);
    }
  }

  async #reconcile(key: string, signal: AbortSignal): Promise<void> {
    const { namespace, name } = parseKey(key);
    const reconcileId = randomUUID();
    const logger = this.#logger.child({ namespace, name, reconcileId });
    const labels = { controller: this.name };
    const stopTimer = this.#metrics.duration.startTimer(labels);
    try {
      const requeueAfterMs = await this.#call(key, {
        logger,
        signal,
        reconcileId,
      });
      this.#queue.forget(key);
      if (requeueAfterMs !== undefined) {
        this.#queue.addAfter(key, requeueAfterMs);
      }
      this.#count(requeueAfterMs === undefined ? 'success' : 'requeue_after');
    } catch (error) {
      this.#fail(
        key,
        judgeFailure(error, {
          aborted: signal.aborted,
          failures: this.#queue.failures(key),
        }),
        logger,
      );
    } finally {
      stopTimer();
    }
  }

  async #call(
    key: string,
    context: ReconcileContext,
  ): Promise<number | undefined> {
    context.logger.debug('Reconciling');
    const result = await this.#reconciler.reconcile(parseKey(key), context);
    return result?.requeueAfterMs;
  }

  #fail(key: string, failure: Failure, logger: Logger): void {
    const { outcome, error, isPanic, retry, level } = failure;
    const labels = { controller: this.name };
    this.#count(outcome);
    if (level === 'error') {
      this.#metrics.errors.inc(labels);
    }
    if (isPanic) {
      this.#metrics.panics.inc(labels);
    }
    if (!retry) {
      this.#queue.forget(key);
      logger[level]({ err: error }, `${failure.what}: ${error.message}`);
      return;
    }
    const retryInMs = Math.round(this.#queue.addRateLimited(key));
    logger[level](
      { err: error, retryInMs, failures: this.#queue.failures(key) },
      `${failure.what}: ${error.message}`,
    );
  }

  #count(result: Failure['outcome'] | 'success' | 'requeue_after'): void {
    this.#metrics.reconciles.inc({ controller: this.name, result });
  }
}
