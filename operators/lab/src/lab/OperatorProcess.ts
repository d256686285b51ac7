import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../processes/freePort';
import { ManagedProcess } from '../processes/ManagedProcess';
import { LabFiles } from './LabFiles';
import { OperatorState } from './LabState';

const READY_TIMEOUT_MS = 60_000;
const POLL_MS = 50;
const MIN_BACKOFF_MS = 500;
const MAX_BACKOFF_MS = 30_000;
/** One that has run for so long has recovered. */
const STEADY_MS = 60_000;

/** @see OperatorProcess */
export interface OperatorOptions {
  name: string;
  /** The program: one file of JavaScript. */
  bundle: string;
  namespace: string;
  files: LabFiles;
  /** Told in words what happens to it. */
  say: (line: string) => void;
  onState: (state: OperatorState) => void;
}

/** One of our operators as a child process; started again, with growing pauses, when it ends by itself. */
export class OperatorProcess {
  readonly #options: OperatorOptions;
  readonly #stop = new AbortController();
  #process?: ManagedProcess;
  #running?: Promise<void>;
  #restarts = 0;
  #port?: number;

  /** Starts the operator and waits until it is ready. */
  static async start(options: OperatorOptions): Promise<OperatorProcess> {
    const { name, bundle } = options;
    if (!existsSync(bundle)) {
      throw new Error(
        `${name} is not built: ${bundle} is missing. \`npm run lab -- up\` builds it.`,
      );
    }
    const operator = new OperatorProcess(options);
    await operator.#launch();
    try {
      await operator.#waitUntilReady();
    } catch (error) {
      await operator.stop();
      throw error;
    }
    operator.#running = operator.#supervise();
    return operator;
  }

  private constructor(options: OperatorOptions) {
    this.#options = options;
  }

  /** Asks it to end, which it does when what it is at is done. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#process?.stop();
    await this.#running;
  }

  async #launch(): Promise<void> {
    const { name, bundle, namespace, files } = this.#options;
    this.#report('starting');
    this.#port = await freePort(this.#port);
    this.#process = await ManagedProcess.start({
      name,
      command: process.execPath,
      args: [
        // half of what Node takes for young objects otherwise is never needed: 20 MB less
        '--max-semi-space-size=2',
        bundle,
        `--kubeconfig=${files.kubeconfig}`,
        `--namespace=${namespace}`,
        `--metrics-port=${this.#port}`,
        // there is one of each, and a killed one's lease would only be waited for
        '--leader-elect=false',
      ],
      mark: files.kubeconfig,
      directory: files.directory,
      logFile: files.log(name),
      pidFile: files.pid(name),
    });
  }

  async #waitUntilReady(): Promise<void> {
    const { name } = this.#options;
    const deadline = Date.now() + READY_TIMEOUT_MS;
    const current = this.#process!;
    while (Date.now() < deadline && current.isRunning) {
      const response = await fetch(
        `http://127.0.0.1:${this.#port}/readyz`,
      ).catch(() => undefined);
      if (response?.ok) {
        this.#report('ready');
        return;
      }
      await delay(POLL_MS);
    }
    throw new Error(
      `${name} ${
        current.isRunning
          ? `was not ready within ${READY_TIMEOUT_MS / 1000} s`
          : 'ended before it was ready'
      }; its last lines:\n${await current.lastLines()}`,
    );
  }

  async #supervise(): Promise<void> {
    const { name, files, say } = this.#options;
    const { signal } = this.#stop;
    let backoff = MIN_BACKOFF_MS;
    while (!signal.aborted) {
      const started = Date.now();
      const { code, signal: killedBy } = await this.#process!.exited;
      if (signal.aborted) {
        return;
      }
      if (Date.now() - started > STEADY_MS) {
        backoff = MIN_BACKOFF_MS;
      }
      this.#restarts += 1;
      this.#report('restarting');
      say(
        `${name} ended by itself (${
          killedBy ?? `exit code ${code}`
        }); starting it again in ${backoff / 1000} s. Its log: ${files.log(
          name,
        )}`,
      );
      await delay(backoff, undefined, { signal }).catch(() => undefined);
      backoff = Math.min(backoff * 2, MAX_BACKOFF_MS);
      if (signal.aborted) {
        return;
      }
      try {
        await this.#launch();
        if (signal.aborted) {
          await this.#process!.stop();
          return;
        }
        await this.#waitUntilReady();
        say(`${name} is ready again`);
      } catch (error) {
        say(error instanceof Error ? error.message : String(error));
        if (!signal.aborted) {
          await this.#process!.stop();
        }
      }
    }
  }

  #report(state: OperatorState['state']): void {
    this.#options.onState({
      name: this.#options.name,
      state,
      restarts: this.#restarts,
      port: this.#port,
    });
  }
}
