import { SimulatorOptions } from './SimulatorOptions';
import { SimulatorPlane } from './SimulatorPlane';
import { Simulation } from './io/Simulation';

/**
 * Plays Cluster API, its kubeadm providers, BYOH and the hosts' agents on the real objects of a plane: level-based, so
 * it goes on from whatever state the objects are in. Everything that it makes carries `labels.simulated`.
 *
 * @public
 */
export class Simulator {
  readonly #options: SimulatorOptions & { plane: SimulatorPlane };
  #simulation?: Simulation;

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
    if (this.#simulation) {
      throw new Error('The simulator runs already: stop it first');
    }
    this.#simulation = Simulation.create(this.#options);
    await this.#simulation.start();
  }

  /**
   * Stops acting, in the middle of whatever goes on, and ends the workload clusters' API servers; their data stay. A
   * later start goes on from there.
   */
  async stop(): Promise<void> {
    const simulation = this.#simulation;
    this.#simulation = undefined;
    await simulation?.stop();
  }
}
