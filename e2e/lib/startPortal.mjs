// Runs `npm start` as a person would, on a port and in a directory of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findFreePort } from '../../scripts/lib/ports.mjs';

const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../..',
);
const READY = 'Ctrl-C stops ';
const START_TIMEOUT_MS = 15 * 60_000;

/** Starts the portal; resolves when it says that it is ready. */
export async function startPortal({ data, port, args = [] }) {
  const listen = port ?? (await findFreePort());
  const child = spawn(
    process.execPath,
    [
      path.join(root, 'scripts/run.mjs'),
      'start',
      '--port',
      String(listen),
      '--data',
      data,
      ...args,
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  await new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`npm start did not get ready:\n${output}`)),
      START_TIMEOUT_MS,
    );
    const read = chunk => {
      output += chunk;
      if (output.includes(READY)) {
        clearTimeout(timer);
        resolve();
      }
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', code => {
      clearTimeout(timer);
      reject(new Error(`npm start ended with code ${code}:\n${output}`));
    });
  });
  return {
    port: listen,
    url: `http://localhost:${listen}`,
    output: () => output,
    /** As Ctrl-C does; resolves to the exit code. */
    async stop() {
      if (child.exitCode !== null) {
        return child.exitCode;
      }
      const exited = once(child, 'exit');
      child.kill('SIGINT');
      const [code] = await exited;
      return code;
    },
  };
}
