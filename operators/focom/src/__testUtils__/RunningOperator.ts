import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { createLogger, Manager } from '@o2ims-portal/operator-runtime';

/** An operator inside the test's process. LOG_LEVEL makes it talk. */
export class RunningOperator {
  readonly #abort = new AbortController();
  readonly #manager: Manager;
  readonly #ended: Promise<void>;

  static start(options: {
    name: string;
    client: KubernetesClient;
    setUp: (manager: Manager) => void;
  }): RunningOperator {
    const { name, client, setUp } = options;
    const manager = Manager.create({
      name,
      client,
      logger: createLogger({ name, level: process.env.LOG_LEVEL ?? 'silent' }),
      leaderElection: false,
      listen: false,
    });
    setUp(manager);
    return new RunningOperator(manager);
  }

  private constructor(manager: Manager) {
    this.#manager = manager;
    this.#ended = manager.run(this.#abort.signal);
  }

  /** What Prometheus would be told. */
  async metrics(): Promise<string> {
    return this.#manager.registry.metrics();
  }

  async stop(): Promise<void> {
    this.#abort.abort();
    await this.#ended;
  }
}
