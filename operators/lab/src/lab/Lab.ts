import { rm } from 'node:fs/promises';
import { withLock } from '../cache/withLock';
import { markDirectory } from '../plane/markDirectory';
import { Plane } from '../plane/Plane';
import { startPlane } from '../plane/startPlane';
import { commandLineOf } from '../processes/commandLineOf';
import { checkProvider } from './checkProvider';
import { LabFiles, operatorBundle } from './LabFiles';
import { LabSettings } from './LabSettings';
import { findRunningLab, LabState, ServiceState, writeState } from './LabState';
import { operators } from './operators';
import { prepareProvider } from './prepareProvider';
import { Provider } from './Provider';
import { startOperator } from './startOperator';
import { SupervisedProcess } from './SupervisedProcess';

/** @see Lab */
export interface LabOptions {
  files: LabFiles;
  settings: LabSettings;
  binaries?: string;
  /** Told, line by line, what happens. */
  say: (line: string) => void;
}

/** A management plane with the operators and a provider of hosts: all that `up` starts. */
export class Lab {
  readonly #options: LabOptions;
  #state: LabState;
  #writing: Promise<void> = Promise.resolve();
  #plane?: Plane;
  #operators: SupervisedProcess[] = [];
  #provider?: Provider;

  /** Starts everything and waits until it is ready. Stops it again when something does not start. */
  static async start(options: LabOptions): Promise<Lab> {
    const { files, settings } = options;
    await markDirectory(files.directory);
    await checkProvider(files, settings.provider);
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
        services: [],
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
    await this.#provider?.stop();
    await Promise.all(this.#operators.map(operator => operator.stop()));
    await this.#plane?.stop();
    await this.#provider?.release();
    await this.#writing;
    await rm(this.#options.files.state, { force: true });
  }

  async #start(): Promise<void> {
    const { files, settings, binaries, say } = this.#options;
    const since = stopwatch();
    this.#provider = await prepareProvider({
      files,
      settings,
      binaries,
      say,
      onState: this.#onState,
    });
    this.#plane = await startPlane({
      ...this.#provider.plane,
      directory: files.directory,
      binaries,
      onProgress: say,
    });
    await this.#save({ server: this.#plane.server });
    say(
      `etcd and kube-apiserver are ready (${since()}): ${this.#plane.server}`,
    );
    const parts = await Promise.allSettled([
      this.#provider.start(this.#plane).then(say),
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
      const started = await startOperator({
        name,
        bundle: operatorBundle(directory),
        namespace: 'default',
        files,
        say,
        onState: this.#onState,
      });
      this.#operators.push(started);
      say(`${name} is ready (${since()})`);
    });
  }

  readonly #onState = (state: ServiceState): void => {
    const others = this.#state.services.filter(
      ({ name }) => name !== state.name,
    );
    void this.#save({ services: [...others, state] });
  };

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

function stopwatch(): () => string {
  const start = Date.now();
  return () => `${((Date.now() - start) / 1000).toFixed(1)} s`;
}
