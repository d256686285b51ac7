import { Informer, RequestCount } from '@o2ims-portal/kubernetes-client';
import { KubernetesObject } from '@o2ims-portal/api';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { resourceName } from './resourceName';

/** How a reconcile ended. */
export type ReconcileOutcome =
  | 'success'
  | 'requeue_after'
  | 'conflict'
  | 'error'
  | 'terminal_error'
  | 'aborted';

/** What can be read off a controller at any time. */
export interface ControllerState {
  name: string;
  concurrency: number;
  activeWorkers(): number;
  depth(): number;
  longestRunningMs(): number;
}

/** From 1 ms to a minute: a reconcile is mostly a few calls to the API server. */
const SECONDS = [
  0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30,
  60,
];

/** A client that counts what it sends, by what it was for. */
export interface CountingClient {
  readonly requestCounts: RequestCount[];
}

/** All metrics of a manager; what is a state is read when somebody asks for it. */
export class OperatorMetrics {
  readonly #registry: Registry;
  readonly #controllers: ControllerState[] = [];
  readonly #informers: Informer<KubernetesObject>[] = [];
  readonly #clients = new Set<CountingClient>();
  /** What clients that are closed have sent. */
  readonly #retired: RequestCount[] = [];

  readonly reconciles: Counter<'controller' | 'result'>;
  readonly errors: Counter<'controller'>;
  readonly panics: Counter<'controller'>;
  readonly duration: Histogram<'controller'>;
  readonly queueAdds: Counter<'controller'>;
  readonly queueRetries: Counter<'controller'>;
  readonly queueWait: Histogram<'controller'>;
  readonly leader: Gauge<'lease'>;

  static create(options: { registry: Registry }): OperatorMetrics {
    return new OperatorMetrics(options.registry);
  }

  private constructor(registry: Registry) {
    this.#registry = registry;
    const registers = [registry];
    this.reconciles = new Counter({
      name: 'operator_reconcile_total',
      help: 'Reconciles, by how they ended',
      labelNames: ['controller', 'result'],
      registers,
    });
    this.errors = new Counter({
      name: 'operator_reconcile_errors_total',
      help: 'Reconciles that failed',
      labelNames: ['controller'],
      registers,
    });
    this.panics = new Counter({
      name: 'operator_reconcile_panics_total',
      help: 'Reconciles that threw something that is no Error: a fault in the program',
      labelNames: ['controller'],
      registers,
    });
    this.duration = new Histogram({
      name: 'operator_reconcile_duration_seconds',
      help: 'How long reconciles took',
      labelNames: ['controller'],
      buckets: SECONDS,
      registers,
    });
    this.queueAdds = new Counter({
      name: 'operator_workqueue_adds_total',
      help: 'Keys that were put into the work queue',
      labelNames: ['controller'],
      registers,
    });
    this.queueRetries = new Counter({
      name: 'operator_workqueue_retries_total',
      help: 'Keys that were put into the work queue again after a failure',
      labelNames: ['controller'],
      registers,
    });
    this.queueWait = new Histogram({
      name: 'operator_workqueue_wait_seconds',
      help: 'How long keys were in the work queue before somebody worked on them',
      labelNames: ['controller'],
      buckets: SECONDS,
      registers,
    });
    this.leader = new Gauge({
      name: 'operator_leader',
      help: 'Whether this process is the leader',
      labelNames: ['lease'],
      registers,
    });
    this.#controllerGauge(
      'operator_workqueue_depth',
      'Keys that wait in the work queue',
      controller => controller.depth(),
    );
    this.#controllerGauge(
      'operator_workqueue_longest_running_seconds',
      'For how long the reconcile that has been running longest has been',
      controller => controller.longestRunningMs() / 1000,
    );
    this.#controllerGauge(
      'operator_active_workers',
      'Reconciles that are running',
      controller => controller.activeWorkers(),
    );
    this.#controllerGauge(
      'operator_max_concurrent_reconciles',
      'How many reconciles may run at once',
      controller => controller.concurrency,
    );
    this.#informerGauge(
      'operator_informer_connected',
      'Whether the informer is being kept current',
      informer => Number(informer.isConnected),
    );
    this.#informerGauge(
      'operator_informer_objects',
      'Objects that the informer holds',
      informer => informer.size,
    );
    const requests: Counter = new Counter({
      name: 'operator_kubernetes_requests_total',
      help: 'Requests to API servers, watches included',
      labelNames: ['verb', 'resource'],
      registers,
      collect: () => {
        requests.reset();
        const counts = [...this.#clients].flatMap(
          client => client.requestCounts,
        );
        [...this.#retired, ...counts].forEach(({ count, ...labels }) =>
          requests.inc(labels, count),
        );
      },
    });
  }

  addController(controller: ControllerState): void {
    this.#controllers.push(controller);
  }

  addInformer(informer: Informer<KubernetesObject>): void {
    this.#informers.push(informer);
  }

  /** Counts what a client sends to its API server, from now on and for good. */
  addClient(client: CountingClient): void {
    this.#clients.add(client);
  }

  /** Of a client that is closed the count stays, and nothing else. */
  removeClient(client: CountingClient): void {
    if (this.#clients.delete(client)) {
      this.#retired.push(...client.requestCounts);
    }
  }

  #controllerGauge(
    name: string,
    help: string,
    read: (controller: ControllerState) => number,
  ): void {
    const controllers = this.#controllers;
    const gauge = new Gauge({
      name,
      help,
      labelNames: ['controller'],
      registers: [this.#registry],
      collect() {
        controllers.forEach(controller =>
          gauge.set({ controller: controller.name }, read(controller)),
        );
      },
    });
  }

  #informerGauge(
    name: string,
    help: string,
    read: (informer: Informer<KubernetesObject>) => number,
  ): void {
    const informers = this.#informers;
    const gauge = new Gauge({
      name,
      help,
      labelNames: ['resource', 'selector'],
      registers: [this.#registry],
      collect() {
        informers.forEach(informer =>
          gauge.set(
            {
              resource: resourceName(informer.type),
              selector: informer.selector,
            },
            read(informer),
          ),
        );
      },
    });
  }
}
