// Records what real controllers and hosts do, for the tests of the simulator: `npm run record`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundle, bundleOperators, root } from '../lib/bundle.mjs';
import { say } from '../lib/output.mjs';
import { whyNoRealHosts } from '../lib/whyNoRealHosts.mjs';

const FILE = 'operators/lab/src/simulator/__fixtures__/life-of-a-cluster.jsonl';
const HOSTS = 5;

const reason = whyNoRealHosts();
if (reason) {
  say(`Nothing can be recorded, since ${reason}`);
  process.exit(1);
}
await bundleOperators('lab');
await bundle(
  'operators/lab/src/recorder/main.ts',
  'operators/lab/dist/recorder.mjs',
);
const dist = name => path.join(root, 'operators/lab/dist', name);
const data = path.join(
  mkdtempSync(path.join(tmpdir(), 'o2ims-record-')),
  'lab',
);
const run = (...args) =>
  spawnSync(process.execPath, args, { stdio: 'inherit' }).status === 0;
const lab = (command, ...args) =>
  run(dist('main.mjs'), command, `--data=${data}`, ...args);

let hasRecorded = false;
try {
  // nobody but Cluster API, BYOH and the hosts
  hasRecorded =
    lab('up', '--provider=byoh', `--hosts=${HOSTS}`, '--operators=none') &&
    run(dist('recorder.mjs'), dist('main.mjs'), data, path.join(root, FILE));
} finally {
  lab('reset');
}
process.exit(hasRecorded ? 0 : 1);
