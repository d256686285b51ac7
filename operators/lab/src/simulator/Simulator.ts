import { SimulatorOptions } from './SimulatorOptions';
import { SimulatorPlane } from './SimulatorPlane';

/**
 * Plays Cluster API, its kubeadm providers, BYOH and the hosts' agents on the real objects of a plane.
 *
 * @public
 */
export class Simulator {
  readonly #options: SimulatorOptions & { plane: SimulatorPlane };

  static create(
    options: SimulatorOptions & { plane: SimulatorPlane },
  ): Simulator {
    return new Simulator(options);
  }

  private constructor(options: SimulatorOptions & { plane: SimulatorPlane }) {
    this.#options = options;
  }

  /** Registers the hosts and begins to act on what is there; resolves when it watches everything. */
  async start(): Promise<void> {
    this.#options.logger?.debug('the simulator starts');
  }

  /** Stops acting, in the middle of whatever goes on; a later start goes on from there. */
  async stop(): Promise<void> {
    this.#options.logger?.debug('the simulator stops');
  }
}
