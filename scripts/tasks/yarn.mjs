// Any Yarn command, with the project's own Node and Yarn: `node scripts/run.mjs yarn workspaces list`.
import { spawnSync } from 'node:child_process';

const { status } = spawnSync('yarn', process.argv.slice(2), {
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
process.exit(status ?? 1);
