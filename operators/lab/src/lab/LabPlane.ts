import { Plane } from '../plane/Plane';
import { PlaneRole } from '../plane/PlaneRole';
import { startPlane } from '../plane/startPlane';
import { LabFiles, operatorBundle } from './LabFiles';
import { LabSettings } from './LabSettings';
import { ServiceState } from './LabState';
import { operatorsOn } from './operators';
import { prepareProvider } from './prepareProvider';
import { Provider } from './Provider';
import { settleAll } from './settleAll';
import { startOperator } from './startOperator';
import { stopwatch } from './stopwatch';
import { SupervisedProcess } from './SupervisedProcess';

/** @see LabPlane */
export interface LabPlaneOptions {
  /** The O-Cloud that it is; left out, it is the management plane. */
  oCloud?: string;
  files: LabFiles;
  settings: LabSettings;
  binaries?: string;
  /** Told, line by line, what happens. */
  say: (line: string) => void;
  onState: (state: ServiceState) => void;
}

/** A plane of a lab, with its provider of hosts and its operators. */
export class LabPlane {
  readonly #options: LabPlaneOptions;
  readonly #role: PlaneRole;
  #provider?: Provider;
  #plane?: Plane;
  #operators: SupervisedProcess[] = [];

  static create(options: LabPlaneOptions): LabPlane {
    const { oCloud, say, onState } = options;
    if (oCloud === undefined) {
      return new LabPlane(options, 'management');
    }
    return new LabPlane(
      {
        ...options,
        say: line => say(`${oCloud}: ${line}`),
        onState: state =>
          onState({ ...state, name: `${oCloud}/${state.name}` }),
      },
      'o-cloud',
    );
  }

  private constructor(options: LabPlaneOptions, role: PlaneRole) {
    this.#options = options;
    this.#role = role;
  }

  /** Starts etcd and the API server. */
  async start(): Promise<Plane> {
    const { files, oCloud, binaries, say } = this.#options;
    const since = stopwatch();
    this.#provider = await prepareProvider(this.#options);
    this.#plane = await startPlane({
      ...this.#provider.plane,
      directory: files.directory,
      oCloud,
      binaries,
      onProgress: say,
    });
    say(
      `etcd and kube-apiserver are ready (${since()}): ${this.#plane.server}`,
    );
    return this.#plane;
  }

  /** Starts, on a plane that was started, what acts on it. */
  async populate(): Promise<void> {
    const { say } = this.#options;
    await settleAll([
      this.#provider!.start(this.#plane!).then(say),
      ...this.#startOperators(),
    ]);
  }

  /** Settles when the plane has ended by itself. */
  get failed(): Promise<Error> {
    return this.#plane!.failed;
  }

  /** Stops all that was started, in the order in which one part needs the other. */
  async stop(): Promise<void> {
    await this.#provider?.stop();
    await Promise.all(this.#operators.map(operator => operator.stop()));
    await this.#plane?.stop();
    await this.#provider?.release();
  }

  #startOperators(): Promise<void>[] {
    const { files, settings, say, onState } = this.#options;
    if (settings.operators === 'none') {
      say('The operators are left to you (--operators none)');
      return [];
    }
    return operatorsOn(this.#role).map(async ({ name, directory }) => {
      const since = stopwatch();
      const started = await startOperator({
        name,
        bundle: operatorBundle(directory),
        namespace: 'default',
        files,
        say,
        onState,
      });
      this.#operators.push(started);
      say(`${name} is ready (${since()})`);
    });
  }
}
