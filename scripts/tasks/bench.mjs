// Measurements: `npm run bench -- chain`.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { bundleOperators, root } from '../lib/bundle.mjs';

await bundleOperators('focom', 'o2ims', 'lab', 'bench');
const { status } = spawnSync(
  process.execPath,
  [path.join(root, 'operators/bench/dist/main.mjs'), ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
process.exit(status ?? 1);
