import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

const BUNDLE = resolve(__dirname, '../../dist/main.mjs');

/** The operator as it is shipped, in a process of its own, and one of several. */
export class OperatorReplica {
  readonly #process: ChildProcess;
  readonly #exited: Promise<unknown>;
  /** Who it is among those that elect a leader; known as soon as it has said so. */
  readonly identity: Promise<string>;

  static start(options: { kubeconfig: string }): OperatorReplica {
    return new OperatorReplica(
      spawn(
        process.execPath,
        [BUNDLE, `--kubeconfig=${options.kubeconfig}`, '--log-level=debug'],
        { stdio: ['ignore', 'pipe', 'ignore'] },
      ),
    );
  }

  private constructor(child: ChildProcess) {
    this.#process = child;
    this.#exited = once(child, 'exit');
    this.identity = new Promise(known => {
      createInterface({ input: child.stdout! }).on('line', line => {
        const { identity } = JSON.parse(line) as { identity?: string };
        if (identity) {
          known(identity);
        }
      });
    });
  }

  /** As if its machine stood still: it does nothing, and does not know that time goes by. */
  freeze(): void {
    this.#process.kill('SIGSTOP');
  }

  thaw(): void {
    this.#process.kill('SIGCONT');
  }

  /** Waits until it has ended by itself. */
  async untilEnded(): Promise<void> {
    await this.#exited;
  }

  async kill(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#exited;
  }
}
