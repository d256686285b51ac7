import { execFile } from 'node:child_process';

/** What a command said. */
export interface CommandResult {
  code: number;
  stdout: string;
  stderr: string;
}

const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/**
 * Runs a command to its end.
 *
 * @throws Error with what it wrote to standard error, when it does not end with code 0 and that is not tolerated
 */
export async function runCommand(
  command: string,
  args: string[],
  options: {
    /** Leaves it to the caller to look at the code. */
    tolerate?: boolean;
    cwd?: string;
    env?: Record<string, string>;
    timeoutMs?: number;
  } = {},
): Promise<CommandResult> {
  const { tolerate = false, cwd, env, timeoutMs } = options;
  return new Promise((resolve, reject) => {
    execFile(
      command,
      args,
      {
        cwd,
        env: { ...process.env, ...env },
        timeout: timeoutMs,
        maxBuffer: MAX_OUTPUT_BYTES,
      },
      (error, stdout, stderr) => {
        const code = error ? error.code : 0;
        if (typeof code === 'number' && (code === 0 || tolerate)) {
          resolve({ code, stdout, stderr });
          return;
        }
        reject(
          new Error(
            `${[command, ...args].join(' ')}: ${
              (stderr || stdout).trim() || error?.message
            }`,
            { cause: error },
          ),
        );
      },
    );
  });
}
