import { rm } from 'node:fs/promises';
import { resourceTypes } from '@o2ims-portal/api';
import { destination, Logger, pino } from 'pino';
import { withLock } from '../cache/withLock';
import { markDirectory } from '../plane/markDirectory';
import { Plane } from '../plane/Plane';
import { startPlane } from '../plane/startPlane';
import { commandLineOf } from '../processes/commandLineOf';
import { Simulator } from '../simulator';
import { LabFiles, operatorBundle } from './LabFiles';
import { LabSettings } from './LabSettings';
import { findRunningLab, LabState, writeState } from './LabState';
import { operators } from './operators';
import { OperatorProcess } from './OperatorProcess';

/** @see Lab */
export interface LabOptions {
  files: LabFiles;
  settings: LabSettings;
  binaries?: string;
  /** Told, line by line, what happens. */
  say: (line: string) => void;
}

/** A management plane with the operators and the simulator: all that `up` starts. */
export class Lab {
  readonly #options: LabOptions;
  #state: LabState;
  #writing: Promise<void> = Promise.resolve();
  #plane?: Plane;
  #operators: OperatorProcess[] = [];
  #simulator?: Simulator;

  /** Starts everything and waits until it is ready. Stops it again when something does not start. */
  static async start(options: LabOptions): Promise<Lab> {
    const { files, settings } = options;
    await markDirectory(files.directory);
    const lab = await withLock({ file: files.lock }, async () => {
      const running = await findRunningLab(files);
      if (running) {
        throw new Error(
          `A lab runs in ${files.directory} already (process ${running.pid}); \`npm run lab -- down\` ends it`,
        );
      }
      const claimed = new Lab(options, {
        pid: process.pid,
        commandLine: (await commandLineOf(process.pid)) ?? '',
        startedAt: new Date().toISOString(),
        settings,
        ready: false,
        operators: [],
      });
      await claimed.#save({});
      return claimed;
    });
    try {
      await lab.#start();
      return lab;
    } catch (error) {
      await lab.stop();
      throw error;
    }
  }

  private constructor(options: LabOptions, state: LabState) {
    this.#options = options;
    this.#state = state;
  }

  /** Settles when the plane has ended by itself. */
  get failed(): Promise<Error> {
    return this.#plane!.failed;
  }

  /** Stops everything, in the order in which one part needs the other. */
  async stop(): Promise<void> {
    await this.#simulator?.stop();
    await Promise.all(this.#operators.map(operator => operator.stop()));
    await this.#plane?.stop();
    await this.#writing;
    await rm(this.#options.files.state, { force: true });
  }

  async #start(): Promise<void> {
    const { files, binaries, say } = this.#options;
    const since = stopwatch();
    this.#plane = await startPlane({
      directory: files.directory,
      binaries,
      onProgress: say,
    });
    await this.#save({ server: this.#plane.server });
    say(
      `etcd and kube-apiserver are ready (${since()}): ${this.#plane.server}`,
    );
    const parts = await Promise.allSettled([
      this.#startSimulator(this.#plane),
      ...this.#startOperators(),
    ]);
    const failure = parts.find(part => part.status === 'rejected');
    if (failure) {
      throw failure.reason;
    }
    await this.#save({ ready: true });
    say(`The lab is ready (${since()})`);
  }

  #startOperators(): Promise<void>[] {
    const { files, settings, say } = this.#options;
    if (settings.operators === 'none') {
      say('The operators are left to you (--operators none)');
      return [];
    }
    return operators.map(async ({ name, directory }) => {
      const since = stopwatch();
      const started = await OperatorProcess.start({
        name,
        bundle: operatorBundle(directory),
        namespace: 'default',
        files,
        say,
        onState: state => {
          const others = this.#state.operators.filter(
            other => other.name !== name,
          );
          void this.#save({ operators: [...others, state] });
        },
      });
      this.#operators.push(started);
      say(`${name} is ready (${since()})`);
    });
  }

  async #startSimulator(plane: Plane): Promise<void> {
    const { files, settings, say } = this.#options;
    if (settings.provider === 'none') {
      say('Nobody plays Cluster API and the hosts (--provider none)');
      return;
    }
    const simulator = Simulator.create({
      plane,
      hosts: settings.hosts,
      speed: settings.speed,
      maxWorkloadClusters: settings.workloadClusters,
      logger: fileLogger('simulator', files.log('simulator')),
    });
    this.#simulator = simulator;
    await simulator.start();
    const { items } = await plane.client.list(resourceTypes.byoHost);
    say(`${items.length} hosts are registered; they are simulated`);
  }

  /** Writes come one after the other: each is of the whole state. */
  async #save(change: Partial<LabState>): Promise<void> {
    this.#state = { ...this.#state, ...change };
    const state = this.#state;
    this.#writing = this.#writing
      .catch(() => undefined)
      .then(() => writeState(this.#options.files, state));
    await this.#writing;
  }
}

function fileLogger(name: string, file: string): Logger {
  return pino(
    { name, level: process.env.LOG_LEVEL ?? 'info' },
    destination({ dest: file, mkdir: true, sync: true }),
  );
}

function stopwatch(): () => string {
  const start = Date.now();
  return () => `${((Date.now() - start) / 1000).toFixed(1)} s`;
}
