// Runs a bundled program in the foreground, in the directory that the person is in.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from './bundle.mjs';

export function runProgram(name, args, nodeOptions = []) {
  const child = spawn(
    process.execPath,
    [
      ...nodeOptions,
      path.join(root, `operators/${name}/dist/main.mjs`),
      ...args,
    ],
    { stdio: 'inherit', cwd: process.env.INIT_CWD ?? root },
  );
  // Ctrl-C in a terminal reaches the child by itself
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) {
      child.kill('SIGINT');
    }
  });
  for (const signal of ['SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('exit', code => process.exit(code ?? 1));
}
