import { Logger } from 'pino';

/**
 * How many simulated hosts there are, how fast they are, and how many clusters they may carry.
 *
 * @public
 */
export interface SimulatorOptions {
  /** How many ByoHosts `byoh-1` to `byoh-N` are registered; 4 by default. */
  hosts?: number;
  /** What the hosts are called instead of `byoh`; their label `host-id` is then their name. */
  hostPrefix?: string;
  /**
   * How much faster than the recording of real controllers and hosts, which took 33 s for one control plane and one
   * worker; 3 by default. `Infinity` leaves out every pause.
   */
  speed?: number;
  /** How many workload clusters may have an API server at the same time (about 200 MB each); 4 by default. */
  maxWorkloadClusters?: number;
  logger?: Logger;
}
