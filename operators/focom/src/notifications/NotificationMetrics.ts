import { Counter, Gauge, Registry } from 'prom-client';

/** How telling goes, by the names of endpoints in the configuration. */
export class NotificationMetrics {
  readonly delivered: Counter<'endpoint'>;
  readonly failed: Counter<'endpoint'>;
  readonly retried: Counter<'endpoint'>;
  readonly dropped: Counter<'endpoint'>;

  static create(options: {
    registry: Registry;
    /** The endpoint and the length of each queue, at this moment. */
    queues: () => Iterable<{ endpoint: string; length: number }>;
  }): NotificationMetrics {
    return new NotificationMetrics(options.registry, options.queues);
  }

  private constructor(
    registry: Registry,
    queues: () => Iterable<{ endpoint: string; length: number }>,
  ) {
    const counter = (name: string, help: string) =>
      new Counter({
        name: `focom_notifications_${name}_total`,
        help,
        labelNames: ['endpoint'],
        registers: [registry],
      });
    this.delivered = counter('delivered', 'Events that an endpoint took');
    this.failed = counter(
      'failed',
      'Events that an endpoint refused, or did not take in time',
    );
    this.retried = counter('retried', 'Tries that failed and are made again');
    this.dropped = counter(
      'dropped',
      'Events that made room in a full queue, a newer one of the same request being there',
    );
    const queued = new Gauge({
      name: 'focom_notifications_queued',
      help: 'Events that wait for an endpoint',
      labelNames: ['endpoint'],
      registers: [registry],
      collect() {
        queued.reset();
        for (const { endpoint, length } of queues()) {
          queued.inc({ endpoint }, length);
        }
      },
    });
  }
}
