import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packageDirectory } from '../operators/packageDirectory';

/** A lab with real hosts: one that runs already, or one that is started for the measurement. */
export class RealLab {
  readonly #directory: string;
  /** What is to be deleted afterwards, unless the lab was there before. */
  readonly #temporary?: string;

  static async start(options: {
    data?: string;
    hosts: number;
  }): Promise<RealLab> {
    const { data, hosts } = options;
    if (data) {
      return new RealLab(path.resolve(data));
    }
    const temporary = await mkdtemp(path.join(tmpdir(), 'o2ims-bench-'));
    const lab = new RealLab(path.join(temporary, 'lab'), temporary);
    try {
      await lab.#run('up', '--provider=byoh', `--hosts=${hosts}`);
      return lab;
    } catch (error) {
      await lab.stop();
      throw error;
    }
  }

  private constructor(directory: string, temporary?: string) {
    this.#directory = directory;
    this.#temporary = temporary;
  }

  get kubeconfig(): string {
    return path.join(this.#directory, 'kubeconfig');
  }

  async stop(): Promise<void> {
    if (this.#temporary) {
      await this.#run('reset');
      await rm(this.#temporary, { recursive: true, force: true });
    }
  }

  async #run(command: string, ...args: string[]): Promise<void> {
    const program = path.join(
      packageDirectory('@o2ims-portal/lab'),
      'dist/main.mjs',
    );
    const child = spawn(
      process.execPath,
      [program, command, `--data=${this.#directory}`, ...args],
      { stdio: ['ignore', 'inherit', 'inherit'] },
    );
    const [code, signal] = await once(child, 'exit');
    if (code !== 0) {
      throw new Error(
        `The lab could not do '${command}' (${signal ?? `exit code ${code}`})`,
      );
    }
  }
}
