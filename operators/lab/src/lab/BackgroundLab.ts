import { ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { LabFiles } from './LabFiles';

/** A lab that was just started in the background, and what it says while it starts. */
export class BackgroundLab {
  readonly #child: ChildProcess;
  readonly #logFile: string;
  #shown = 0;
  #exited = false;

  /** Starts this program again, detached, with `run` and these arguments. */
  static start(options: { files: LabFiles; args: string[] }): BackgroundLab {
    const logFile = options.files.log('lab');
    mkdirSync(dirname(logFile), { recursive: true });
    const log = openSync(logFile, 'w', 0o600);
    const child = spawn(
      process.execPath,
      [...process.execArgv, process.argv[1], 'run', ...options.args],
      { detached: true, stdio: ['ignore', log, log] },
    );
    closeSync(log);
    child.unref();
    return new BackgroundLab(child, logFile);
  }

  private constructor(child: ChildProcess, logFile: string) {
    this.#child = child;
    this.#logFile = logFile;
    child.once('exit', () => {
      this.#exited = true;
    });
  }

  get hasExited(): boolean {
    return this.#exited;
  }

  stop(): void {
    this.#child.kill('SIGTERM');
  }

  /** What it has said since the last call. */
  async news(): Promise<string> {
    const handle = await open(this.#logFile);
    try {
      const { size } = await handle.stat();
      const buffer = Buffer.alloc(size - this.#shown);
      await handle.read(buffer, 0, buffer.length, this.#shown);
      this.#shown = size;
      return buffer.toString('utf8');
    } finally {
      await handle.close();
    }
  }
}
