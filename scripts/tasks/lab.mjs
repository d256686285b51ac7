// The embedded management plane on its own: `npm run lab -- up`.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { bundleOperators, root } from '../lib/bundle.mjs';

await bundleOperators('focom', 'o2ims', 'lab');
const { status } = spawnSync(
  process.execPath,
  [path.join(root, 'operators/lab/dist/main.mjs'), ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
process.exit(status ?? 1);
