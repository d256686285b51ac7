// Installs the packages as yarn.lock says, when it has changed since the last time.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fail, runLogged, step } from './output.mjs';

const NEEDED_GIB = 4;

function checkDisk(root) {
  if (!statfsSync) {
    return; // before Node 18.15
  }
  const { bavail, bsize } = statfsSync(root);
  const free = (bavail * bsize) / 2 ** 30;
  if (free < NEEDED_GIB) {
    fail(
      `The packages need about ${NEEDED_GIB} GiB of disk, and ${root} has ${free.toFixed(
        1,
      )} GiB free. Make room and try again.`,
    );
  }
}

export async function installPackages(root, { node, yarn, env }) {
  const stamp = path.join(root, 'node_modules/.install-stamp');
  const want = createHash('sha256')
    .update(readFileSync(path.join(root, 'yarn.lock')))
    .update(process.platform + process.arch)
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === want) {
    return;
  }
  checkDisk(root);
  try {
    await step('Installing packages (a minute or two the first time)', () =>
      runLogged(node, [yarn, 'install', '--immutable'], {
        cwd: root,
        env,
        log: path.join(root, '.cache/logs/install.log'),
        hint: 'If a package could not be fetched, check the network and try again: what is there already is kept.',
      }),
    );
  } catch (error) {
    fail(error.message);
  }
  writeFileSync(stamp, want);
}
