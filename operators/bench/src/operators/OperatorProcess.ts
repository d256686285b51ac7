import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { operatorNodeOptions } from '@o2ims-portal/lab';
import { RequestCounts } from '../proxy/RequestCounter';
import { packageDirectory } from './packageDirectory';
import { parseRequestCounts } from './parseRequestCounts';

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
    /** Where a profile of what it did is to be put when it ends; none when left out. */
    profile?: string;
  }): Promise<OperatorProcess> {
    const { name, kubeconfig, directory, profile } = options;
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
        ...operatorNodeOptions,
        ...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []),
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

  /** How many requests it has sent to API servers, by verb and resource, by its own metrics; once it runs. */
  async requestCounts(): Promise<RequestCounts> {
    const [, address] =
      (await readFile(this.log, 'utf8')).match(/"address":"(http:[^"]+)"/) ??
      [];
    if (!address) {
      throw new Error(
        `The ${this.name} operator does not say where its metrics are; see ${this.log}`,
      );
    }
    const answer = await fetch(`${address}/metrics`);
    return parseRequestCounts(await answer.text());
  }

  /** Throws when it has ended by itself. */
  assertRunning(): void {
    const { exitCode, signalCode } = this.#child;
    if (exitCode !== null || signalCode !== null) {
      throw this.#ended();
    }
  }

  /** What something comes to, unless the operator ends before. */
  async whileRunning<T>(action: Promise<T>): Promise<T> {
    this.assertRunning();
    const over = new AbortController();
    const ended = once(this.#child, 'exit', { signal: over.signal }).then(
      () => {
        throw this.#ended();
      },
    );
    // it is given up when there is nothing more to wait for
    ended.catch(() => undefined);
    try {
      return await Promise.race([action, ended]);
    } finally {
      over.abort();
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

  #ended(): Error {
    const { exitCode, signalCode } = this.#child;
    return new Error(
      `The ${this.name} operator ended (${signalCode ?? exitCode}); see ${
        this.log
      }`,
    );
  }
}
