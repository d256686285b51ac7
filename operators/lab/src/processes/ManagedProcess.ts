import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { readLastLines } from './readLastLines';
import { signalGroup } from './signalGroup';
import { stopLeftover } from './stopLeftover';

const MAX_LOG_BYTES = 20 * 1024 * 1024;
const GRACE_MS = 5_000;

/** What is running, so that nothing is left when this process exits without stopping it. */
const running = new Set<number>();
let isEnding = false;

function endAll(): void {
  isEnding = true;
  running.forEach(pid => signalGroup(pid, 'SIGKILL'));
}

process.on('exit', endAll);

/** How a process ended. */
export interface ProcessExit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** @see ManagedProcess */
export interface ManagedProcessOptions {
  name: string;
  command: string;
  args: string[];
  /** A string that only this process has in its command line; must be among `args` or in `command`. */
  mark: string;
  directory: string;
  logFile: string;
  pidFile: string;
  env?: Record<string, string>;
}

/**
 * A child process in a group of its own, logging to a file, that never outlives us: it is ended when we exit, by a guard
 * when we are killed, and by the next start when both failed.
 */
export class ManagedProcess {
  /** What the guard is told to do: wait for the end of its input, which is ours, and end the group. */
  static readonly guardScript = 'read -r _; kill -KILL "-$1"';

  /** Ends all of them at once, and for good: none can be started after that. */
  static readonly endAll = endAll;

  readonly #options: ManagedProcessOptions;
  readonly #child: ChildProcess;
  readonly #guard: ChildProcess;
  /** Settles when the process ends, for whatever reason. */
  readonly exited: Promise<ProcessExit>;

  static async start(options: ManagedProcessOptions): Promise<ManagedProcess> {
    const { name, command, args, directory, logFile, pidFile, mark, env } =
      options;
    await stopLeftover({ pidFile, mark });
    mkdirSync(dirname(logFile), { recursive: true });
    await rotate(logFile);
    if (isEnding) {
      throw new Error(`${name} is not started: everything is being ended`);
    }
    const log = openSync(logFile, 'a', 0o600);
    const child = spawn(command, args, {
      cwd: directory,
      detached: true,
      stdio: ['ignore', log, log],
      env: { ...process.env, ...env },
    });
    closeSync(log);
    try {
      await once(child, 'spawn');
    } catch (error) {
      throw new Error(
        `${name} could not be started from ${command}: ${
          error instanceof Error ? error.message : error
        }`,
        { cause: error },
      );
    }
    const started = new ManagedProcess(options, child);
    await writeFile(pidFile, String(child.pid), { mode: 0o600 });
    return started;
  }

  private constructor(options: ManagedProcessOptions, child: ChildProcess) {
    this.#options = options;
    this.#child = child;
    const pid = child.pid!;
    running.add(pid);
    this.#guard = guard(pid);
    this.exited = new Promise(resolve => {
      const ended = () => {
        running.delete(pid);
        this.#guard.kill('SIGKILL');
        resolve({ code: child.exitCode, signal: child.signalCode });
      };
      if (child.exitCode !== null || child.signalCode !== null) {
        ended();
      } else {
        child.once('exit', ended);
      }
    });
  }

  get name(): string {
    return this.#options.name;
  }

  get pid(): number {
    return this.#child.pid!;
  }

  get isRunning(): boolean {
    return running.has(this.pid);
  }

  /** The last lines that it logged, for error messages. */
  async lastLines(count = 10): Promise<string> {
    return readLastLines(this.#options.logFile, count);
  }

  /** Asks the process to end and, when it takes too long, ends it. */
  async stop(options: { graceMs?: number } = {}): Promise<void> {
    const { graceMs = GRACE_MS } = options;
    if (this.isRunning) {
      signalGroup(this.pid, graceMs > 0 ? 'SIGTERM' : 'SIGKILL');
      const timer = setTimeout(
        () => this.isRunning && signalGroup(this.pid, 'SIGKILL'),
        graceMs,
      );
      await this.exited;
      clearTimeout(timer);
    }
    await rm(this.#options.pidFile, { force: true });
  }
}

/**
 * Nothing of ours runs when we are killed with SIGKILL. The guard holds the other end of a pipe, sees it close, and ends
 * the group; it is in a session of its own, so that killing our process group does not take it too.
 */
function guard(pid: number): ChildProcess {
  const child = spawn(
    'sh',
    ['-c', ManagedProcess.guardScript, 'o2ims-lab-guard', String(pid)],
    { detached: true, stdio: ['pipe', 'ignore', 'ignore'] },
  );
  // a guard that is gone must not take us with it
  child.on('error', () => undefined);
  child.stdin?.on('error', () => undefined);
  return child;
}

async function rotate(logFile: string): Promise<void> {
  const size = await stat(logFile).then(
    stats => stats.size,
    () => 0,
  );
  if (size > MAX_LOG_BYTES) {
    await rename(
      logFile,
      `${dirname(logFile)}/${basename(logFile, '.log')}.previous.log`,
    );
  }
}
