import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../processes/freePort';
import { ManagedProcess } from '../processes/ManagedProcess';
import { ServiceState } from './LabState';

const READY_TIMEOUT_MS = 60_000;
const POLL_MS = 50;
const MIN_BACKOFF_MS = 500;
const MAX_BACKOFF_MS = 30_000;
/** One that has run for so long has recovered. */
const STEADY_MS = 60_000;

/** @see SupervisedProcess */
export interface SupervisedProcessOptions {
  name: string;
  logFile: string;
  /** Starts it; it has this port for itself, to tell its health on. */
  launch: (port: number) => Promise<ManagedProcess>;
  isReady: (port: number) => Promise<boolean>;
  /** Told in words what happens to it. */
  say: (line: string) => void;
  onState: (state: ServiceState) => void;
}

/** A child process that is started again, with growing pauses, when it ends by itself. */
export class SupervisedProcess {
  readonly #options: SupervisedProcessOptions;
  readonly #stop = new AbortController();
  #process?: ManagedProcess;
  #running?: Promise<void>;
  #restarts = 0;
  #port?: number;

  /** Starts it and waits until it is ready. */
  static async start(
    options: SupervisedProcessOptions,
  ): Promise<SupervisedProcess> {
    const supervised = new SupervisedProcess(options);
    await supervised.#launch();
    try {
      await supervised.#waitUntilReady();
    } catch (error) {
      await supervised.stop();
      throw error;
    }
    supervised.#running = supervised.#supervise();
    return supervised;
  }

  private constructor(options: SupervisedProcessOptions) {
    this.#options = options;
  }

  /** Asks it to end, which it does when what it is at is done. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#process?.stop();
    await this.#running;
  }

  async #launch(): Promise<void> {
    this.#report('starting');
    this.#port = await freePort(this.#port);
    this.#process = await this.#options.launch(this.#port);
  }

  async #waitUntilReady(): Promise<void> {
    const { name, isReady } = this.#options;
    const deadline = Date.now() + READY_TIMEOUT_MS;
    const current = this.#process!;
    while (Date.now() < deadline && current.isRunning) {
      if (await isReady(this.#port!)) {
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
    const { name, logFile, say } = this.#options;
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
        }); starting it again in ${backoff / 1000} s. Its log: ${logFile}`,
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

  #report(state: ServiceState['state']): void {
    this.#options.onState({
      name: this.#options.name,
      state,
      restarts: this.#restarts,
      port: this.#port,
    });
  }
}
