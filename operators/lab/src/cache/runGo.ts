import { spawn } from 'node:child_process';
import { once } from 'node:events';

const LAST_LINES = 15;

/**
 * Runs the Go command and returns what it prints on standard output.
 *
 * @throws Error with the end of its error output; one whose message begins with "Go is not installed" where there is none
 */
export async function runGo(
  args: string[],
  options: {
    directory: string;
    env?: Record<string, string>;
    /** Told each line of its error output, where Go reports progress. */
    onLine?: (line: string) => void;
  },
): Promise<string> {
  const child = spawn('go', args, {
    cwd: options.directory,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = () => child.kill('SIGTERM');
  process.once('exit', end);
  let out = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', text => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
    text.split('\n').forEach(line => line && options.onLine?.(line));
  });
  let code: unknown;
  try {
    [code] = await once(child, 'close');
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT'
      ? new Error('Go is not installed (there is no `go` on PATH)')
      : error;
  } finally {
    process.off('exit', end);
  }
  if (code !== 0) {
    const last = (errors || out).trimEnd().split('\n').slice(-LAST_LINES);
    throw new Error(`go ${args.join(' ')} failed:\n${last.join('\n')}`);
  }
  return out;
}
