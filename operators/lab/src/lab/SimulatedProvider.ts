import { resourceTypes } from '@o2ims-portal/api';
import { destination, pino } from 'pino';
import { Plane } from '../plane/Plane';
import { Simulator } from '../simulator';
import { LabFiles } from './LabFiles';
import { LabSettings } from './LabSettings';
import { Provider } from './Provider';

/** The simulator, which plays Cluster API, BYOH and the hosts. */
export class SimulatedProvider implements Provider {
  readonly #files: LabFiles;
  readonly #settings: LabSettings;
  readonly #hostPrefix?: string;
  readonly plane = {};
  #simulator?: Simulator;

  static create(options: {
    files: LabFiles;
    settings: LabSettings;
    /** Whose hosts they are, and are called after; the management plane's when left out. */
    oCloud?: string;
  }): SimulatedProvider {
    return new SimulatedProvider(options);
  }

  private constructor(options: Parameters<typeof SimulatedProvider.create>[0]) {
    this.#files = options.files;
    this.#settings = options.settings;
    this.#hostPrefix = options.oCloud;
  }

  async start(plane: Plane): Promise<string> {
    const { hosts, speed, workloadClusters } = this.#settings;
    this.#simulator = Simulator.create({
      plane,
      hosts,
      hostPrefix: this.#hostPrefix,
      speed,
      maxWorkloadClusters: workloadClusters,
      logger: pino(
        { name: 'simulator', level: process.env.LOG_LEVEL ?? 'info' },
        destination({
          dest: this.#files.log('simulator'),
          mkdir: true,
          sync: true,
        }),
      ),
    });
    await this.#simulator.start();
    const { items } = await plane.client.list(resourceTypes.byoHost);
    return `${items.length} hosts are registered; they are simulated`;
  }

  async stop(): Promise<void> {
    await this.#simulator?.stop();
  }

  async release(): Promise<void> {
    // it has nothing that outlives it
  }
}
