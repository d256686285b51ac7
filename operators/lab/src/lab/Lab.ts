import { rm } from 'node:fs/promises';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { withLock } from '../cache/withLock';
import { issueFocomKubeconfig } from '../plane/issueFocomKubeconfig';
import { markDirectory } from '../plane/markDirectory';
import { commandLineOf } from '../processes/commandLineOf';
import { checkProvider } from './checkProvider';
import { LabFiles } from './LabFiles';
import { LabPlane } from './LabPlane';
import { LabSettings } from './LabSettings';
import { findRunningLab, LabState, ServiceState, writeState } from './LabState';
import { oCloudNames } from './oCloudNames';
import { registerOCloud } from './registerOCloud';
import { settleAll } from './settleAll';
import { stopwatch } from './stopwatch';

/** @see Lab */
export interface LabOptions {
  files: LabFiles;
  settings: LabSettings;
  binaries?: string;
  /** Told, line by line, what happens. */
  say: (line: string) => void;
}

interface OCloudOfLab {
  name: string;
  plane: LabPlane;
}

/** A management plane with the operators and a provider of hosts, and further O-Clouds: all that `up` starts. */
export class Lab {
  readonly #options: LabOptions;
  #state: LabState;
  #writing: Promise<void> = Promise.resolve();
  readonly #management: LabPlane;
  readonly #oClouds: OCloudOfLab[];

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
    const { files, settings } = options;
    const onState = this.#onState;
    this.#management = LabPlane.create({ ...options, onState });
    this.#oClouds = oCloudNames(settings.oClouds).map(name => ({
      name,
      plane: LabPlane.create({
        ...options,
        oCloud: name,
        files: files.oCloud(name),
        onState,
      }),
    }));
  }

  /** Settles when a plane has ended by itself. */
  get failed(): Promise<Error> {
    return Promise.race([
      this.#management.failed,
      ...this.#oClouds.map(async ({ name, plane }) => {
        const { message } = await plane.failed;
        return new Error(`${name}: ${message}`);
      }),
    ]);
  }

  /** Stops everything, in the order in which one part needs the other. */
  async stop(): Promise<void> {
    await this.#management.stop();
    await Promise.all(this.#oClouds.map(({ plane }) => plane.stop()));
    await this.#writing;
    await rm(this.#options.files.state, { force: true });
  }

  async #start(): Promise<void> {
    const since = stopwatch();
    const { client, server } = await this.#management.start();
    await this.#save({ server });
    await settleAll([
      this.#management.populate(),
      ...this.#oClouds.map(oCloud => this.#startOCloud(client, oCloud)),
    ]);
    if (this.#oClouds.length > 0) {
      await registerOCloud(client, { name: 'local' });
    }
    await this.#save({ ready: true });
    this.#options.say(`The lab is ready (${since()})`);
  }

  async #startOCloud(
    management: KubernetesClient,
    { name, plane }: OCloudOfLab,
  ): Promise<void> {
    const started = await plane.start();
    await plane.populate();
    await registerOCloud(management, {
      name,
      kubeconfig: await issueFocomKubeconfig(started),
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
