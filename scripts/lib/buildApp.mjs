// Builds the portal's pages when their sources have changed since the last build.
import { createHash } from 'node:crypto';
import {
  existsSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fail, runLogged, step } from './output.mjs';

const SOURCES = [
  'packages/app',
  'plugins/o2ims',
  'plugins/o2ims-common',
  'operators/api/src',
  'yarn.lock',
];
const SKIPPED = new Set(['node_modules', 'dist', 'dev']);

function* files(place) {
  if (!statSync(place).isDirectory()) {
    yield place;
    return;
  }
  for (const name of readdirSync(place).sort()) {
    if (!SKIPPED.has(name)) {
      yield* files(path.join(place, name));
    }
  }
}

function fingerprint(root) {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of files(path.join(root, source))) {
      hash.update(path.relative(root, file)).update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

export async function buildApp(root) {
  const stamp = path.join(root, '.cache/app-build');
  const index = path.join(root, 'packages/app/dist/index.html');
  const want = fingerprint(root);
  if (
    existsSync(index) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === want
  ) {
    return;
  }
  try {
    await step('Building the pages (half a minute, when they changed)', () =>
      runLogged('yarn', ['workspace', 'app', 'build'], {
        cwd: root,
        shell: process.platform === 'win32',
        log: path.join(root, '.cache/logs/app-build.log'),
        hint: 'The pages do not build.',
      }),
    );
  } catch (error) {
    fail(error.message);
  }
  writeFileSync(stamp, want);
}
