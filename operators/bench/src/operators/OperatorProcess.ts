import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { packageDirectory } from './packageDirectory';

const STOP_TIMEOUT_MS = 15_000;

/** An operator as it is delivered: the bundle, in a process of its own. */
export class OperatorProcess {
  readonly name: string;
  readonly log: string;
  readonly #child: ChildProcess;

  static async start(options: {
    name: 'focom' | 'o2ims';
    kubeconfig: string;
    directory: string;
  }): Promise<OperatorProcess> {
    const { name, kubeconfig, directory } = options;
    const program = path.join(
      packageDirectory(`@o2ims-portal/${name}-operator`),
      'dist/main.mjs',
    );
    if (!existsSync(program)) {
      throw new Error(
        `${program} is missing: bundle the operators first, as \`npm run bench\` does`,
      );
    }
    const log = path.join(directory, `${name}.log`);
    const file = await open(log, 'a');
    const child = spawn(
      process.execPath,
      [
        // as the lab runs it
        '--max-semi-space-size=2',
        program,
        '--kubeconfig',
        kubeconfig,
        '--namespace',
        'default',
      ],
      { stdio: ['ignore', file.fd, file.fd] },
    );
    await file.close();
    return new OperatorProcess(name, log, child);
  }

  private constructor(name: string, log: string, child: ChildProcess) {
    this.name = name;
    this.log = log;
    this.#child = child;
  }

  get pid(): number {
    return this.#child.pid!;
  }

  /** Throws when it has ended by itself. */
  assertRunning(): void {
    const { exitCode, signalCode } = this.#child;
    if (exitCode !== null || signalCode !== null) {
      throw new Error(
        `The ${this.name} operator ended (${signalCode ?? exitCode}); see ${
          this.log
        }`,
      );
    }
  }

  /** Ends it in good order, so that it gives back its leadership. */
  async stop(): Promise<void> {
    const { exitCode, signalCode } = this.#child;
    if (exitCode !== null || signalCode !== null) {
      return;
    }
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    const kill = setTimeout(() => this.#child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await ended;
    clearTimeout(kill);
  }
}
