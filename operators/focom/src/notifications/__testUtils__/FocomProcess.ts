import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const BUNDLE = resolve(__dirname, '../../../dist/main.mjs');

/** FOCOM as it is shipped, in a process of its own. */
export class FocomProcess {
  readonly #process: ChildProcess;
  readonly #exited: Promise<unknown>;

  static start(options: {
    kubeconfig: string;
    /** The file that says who is told. */
    notifications: string;
  }): FocomProcess {
    const flags = Object.entries(options).map(
      ([flag, value]) => `--${flag}=${value}`,
    );
    return new FocomProcess(
      spawn(process.execPath, [BUNDLE, ...flags], {
        stdio: ['ignore', 'ignore', 'inherit'],
      }),
    );
  }

  private constructor(child: ChildProcess) {
    this.#process = child;
    this.#exited = once(child, 'exit');
  }

  /** Without a last word. */
  async kill(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#exited;
  }
}
