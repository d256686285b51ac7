import { setTimeout as delay } from 'node:timers/promises';
import { KubernetesObject, ResourceType } from '@o2ims-portal/api';
import { Informer, KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { Controller } from '../controller/Controller';
import { ControllerOptions } from '../controller/ControllerOptions';
import { EventRecorder } from '../events/EventRecorder';
import { LeaderElector } from '../leader/LeaderElector';
import { Logger } from '../logging';
import { OperatorMetrics } from '../metrics/OperatorMetrics';
import { ManagementServer } from '../server/ManagementServer';
import { InformerOptions } from './InformerOptions';
import { InformerSet } from './InformerSet';
import { ManagerOptions } from './ManagerOptions';
import { Task } from './Task';
import { whenAborted } from './whenAborted';

/** How long reconciles that were told to give up may take to do so. */
const GIVE_UP_MS = 5_000;

/**
 * Runs controllers in one process, on shared informers, as long as this process is the leader.
 *
 * @public
 */
export class Manager {
  /** Writes only while this process is the leader; anything may be read at any time. */
  readonly client: KubernetesClient;
  readonly logger: Logger;
  readonly events: EventRecorder;
  /** Served at `/metrics`; for metrics of one's own too. */
  readonly registry = new Registry();
  readonly #name: string;
  readonly #options: ManagerOptions;
  readonly #metrics: OperatorMetrics;
  readonly #informers: InformerSet;
  readonly #controllers: Controller[] = [];
  readonly #tasks: Task[] = [];
  #tasksEnded: Promise<unknown> = Promise.resolve();
  readonly #elector?: LeaderElector;
  readonly #electorClient?: KubernetesClient;
  #server?: ManagementServer;
  #running = false;

  static create(options: ManagerOptions): Manager {
    return new Manager(options);
  }

  private constructor(options: ManagerOptions) {
    const { name, client, logger } = options;
    const { leaderElection = { namespace: 'default' } } = options;
    this.#options = options;
    this.#name = name;
    this.logger = logger;
    this.#metrics = OperatorMetrics.create({ registry: this.registry });
    this.#metrics.addClient(client);
    if (leaderElection) {
      // all the work that there may be, and waits for a connection, must not keep the Lease from being renewed
      this.#electorClient = client.apart();
      this.#metrics.addClient(this.#electorClient);
      this.#elector = LeaderElector.create({
        ...leaderElection,
        name,
        client: this.#electorClient,
        logger,
      });
    }
    this.client = this.#elector ? client.fencedBy(this.#elector.fence) : client;
    this.events = EventRecorder.create({
      client: this.client,
      component: name,
      logger,
    });
    this.#informers = InformerSet.create({
      client,
      logger,
      metrics: this.#metrics,
      missingKindGraceMs: options.missingKindGraceMs ?? 10_000,
    });
  }

  /** Where `/metrics`, `/healthz` and `/readyz` are, while it runs. */
  get address(): string | undefined {
    return this.#server?.address;
  }

  /** Whether this process is the leader, or needs not be. */
  get isLeader(): boolean {
    return this.#elector?.isLeader ?? this.#running;
  }

  /**
   * An informer that {@link Manager.run} starts; the same one for the same arguments. Of a kind that may be had in
   * several versions it reads the best that the API server serves.
   */
  informer<T extends KubernetesObject>(
    type: ResourceType,
    options: InformerOptions = {},
  ): Informer<T> {
    return this.#informers.get<T>(type, options);
  }

  /**
   * A client of another API server as it may be used here: it too writes only while this process is the leader, and
   * what it sends is counted until it is closed by `close`.
   */
  adopt(client: KubernetesClient): {
    client: KubernetesClient;
    close: () => Promise<void>;
  } {
    this.#metrics.addClient(client);
    return {
      client: this.#elector ? client.fencedBy(this.#elector.fence) : client,
      close: async () => {
        this.#metrics.removeClient(client);
        await client.close();
      },
    };
  }

  /** Adds a controller; before {@link Manager.run} only. */
  addController(options: ControllerOptions): void {
    if (this.#running) {
      throw new Error(
        `Controller ${options.name} came too late: the manager runs already`,
      );
    }
    this.#controllers.push(
      Controller.create({
        ...options,
        logger: this.logger,
        metrics: this.#metrics,
      }),
    );
  }

  /** Adds what is to be done besides controllers; before {@link Manager.run} only. */
  addTask(task: Task): void {
    if (this.#running) {
      throw new Error('A task came too late: the manager runs already');
    }
    this.#tasks.push(task);
  }

  /**
   * Fills the caches, waits to be the leader, and works until the signal is aborted. Then it lets reconciles that run
   * end, and settles. Can be called once.
   *
   * @throws LeadershipLostError when another may be the leader by now: the process has to end
   * @throws MissingKindError when the API server lacks a kind that may not be missing
   */
  async run(signal: AbortSignal): Promise<void> {
    if (this.#running) {
      throw new Error(`Manager ${this.#name} runs already`);
    }
    this.#running = true;
    try {
      await this.#listen();
      this.#informers.start();
      await this.#informers.waitForSync({
        signal,
        timeoutMs: this.#options.cacheSyncTimeoutMs ?? 120_000,
      });
      if (signal.aborted) {
        return;
      }
      this.logger.info(
        { versions: this.#informers.versions },
        'Caches are filled',
      );
      if (!this.#elector || (await this.#elector.acquire(signal))) {
        await this.#lead(signal);
      }
    } finally {
      await this.#informers.stop();
      await this.#electorClient?.close();
      await this.#server?.stop();
      this.#server = undefined;
    }
  }

  async #lead(signal: AbortSignal): Promise<void> {
    const elector = this.#elector;
    const letGo = new AbortController();
    const giveUp = new AbortController();
    const stop = elector
      ? AbortSignal.any([giveUp.signal, elector.fence.signal])
      : giveUp.signal;
    const holding = elector
      ? elector.hold(letGo.signal)
      : whenAborted(letGo.signal);
    this.#metrics.leader.set({ lease: this.#name }, 1);
    const working = Promise.all(
      this.#controllers.map(controller => controller.run(stop)),
    );
    const mayWork = elector
      ? AbortSignal.any([signal, elector.fence.signal])
      : signal;
    const tasks = Promise.all(this.#tasks.map(task => task.run(mayWork)));
    this.#tasksEnded = tasks.catch(() => undefined);
    try {
      await Promise.race([
        whenAborted(signal),
        holding,
        tasks.then(() => whenAborted(signal)),
      ]);
      this.logger.info('Stopping: reconciles that run may end');
      await Promise.race([
        this.#drain(this.#options.drainTimeoutMs ?? 20_000),
        holding,
      ]);
    } finally {
      giveUp.abort(new Error('The manager stops'));
      await this.#drain(GIVE_UP_MS);
      await this.events.flush();
      letGo.abort();
      // its failure, if any, has ended the wait above
      await holding.catch(() => undefined);
      await elector?.release();
      this.#metrics.leader.set({ lease: this.#name }, 0);
      working.catch(() => undefined);
    }
  }

  async #drain(timeoutMs: number): Promise<void> {
    const enough = new AbortController();
    const drained = Promise.all([
      this.#tasksEnded,
      ...this.#controllers.map(controller => controller.shutDown()),
    ]).then(() => true);
    const timeout = delay(timeoutMs, false, { signal: enough.signal }).catch(
      () => false,
    );
    const inTime = await Promise.race([drained, timeout]);
    enough.abort();
    if (!inTime) {
      this.logger.warn(
        `Reconciles or tasks still run after ${
          timeoutMs / 1000
        } s; going on without them`,
      );
    }
  }

  async #listen(): Promise<void> {
    const { listen } = this.#options;
    if (!listen) {
      return;
    }
    collectDefaultMetrics({ register: this.registry });
    this.#server = await ManagementServer.start({
      ...listen,
      registry: this.registry,
      unready: () => this.#informers.unready,
    });
    this.logger.info(
      { address: this.#server.address },
      `Serving /metrics, /healthz and /readyz at ${this.#server.address}`,
    );
  }
}
