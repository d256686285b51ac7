import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { createLogger, Manager } from '@o2ims-portal/operator-runtime';
import { addO2imsControllers } from '../addO2imsControllers';
import { O2imsConfig } from '../config';

/** The operator inside the test's process. LOG_LEVEL makes it talk. */
export class RunningOperator {
  readonly #abort = new AbortController();
  readonly #ended: Promise<void>;

  static start(options: {
    client: KubernetesClient;
    config?: Partial<O2imsConfig>;
  }): RunningOperator {
    const name = 'o2ims-operator';
    const manager = Manager.create({
      name,
      client: options.client,
      logger: createLogger({ name, level: process.env.LOG_LEVEL ?? 'silent' }),
      leaderElection: false,
      listen: false,
    });
    addO2imsControllers(manager, { namespace: 'default', ...options.config });
    return new RunningOperator(manager);
  }

  private constructor(manager: Manager) {
    this.#ended = manager.run(this.#abort.signal);
  }

  async stop(): Promise<void> {
    this.#abort.abort();
    await this.#ended;
  }
}
