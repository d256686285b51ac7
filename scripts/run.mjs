#!/usr/bin/env node
// The way in for `npm start`, `npm test`, `npm run lab` and `npm run bench`, on any Node from 18 on. Fetches the
// Node and the Yarn that the project wants, installs the packages, and hands over to scripts/tasks/<task>.mjs.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages } from './lib/installPackages.mjs';
import { installTools } from './lib/installTools.mjs';
import { fail } from './lib/output.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const [task = 'start', ...args] = process.argv.slice(2);
const taskFile = path.join(root, 'scripts/tasks', `${task}.mjs`);

if (!existsSync(taskFile)) {
  fail(
    `There is no task '${task}'. Tasks: start, test, lab, operator, bench, record, yarn.`,
  );
}

const tools = await installTools(root);
await installPackages(root, tools);

const child = spawn(tools.node, [taskFile, ...args], {
  stdio: 'inherit',
  cwd: root,
  env: tools.env,
});
// Ctrl-C in a terminal reaches the child by itself; a signal sent to this process alone does not.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) {
      child.kill(signal);
    }
  });
}
// npm runs this through `sh -c`: when npm is killed, nobody tells us.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) {
    child.kill('SIGTERM');
  }
}, 500).unref();
child.on('exit', (code, signal) => {
  process.exit(signal ? 130 : code ?? 1);
});
