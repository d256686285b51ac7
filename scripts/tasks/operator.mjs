// One operator in the foreground, on any management cluster: `npm run operator -- focom --kubeconfig FILE`.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { bundleOperators, root } from '../lib/bundle.mjs';
import { fail } from '../lib/output.mjs';
import { runProgram } from '../lib/runProgram.mjs';

const [name, ...args] = process.argv.slice(2);
if (name !== 'focom' && name !== 'o2ims') {
  fail('Which operator? npm run operator -- focom|o2ims [--kubeconfig FILE]');
}
await bundleOperators(name);
// as the lab runs it; why, says operatorNodeOptions.ts
const nodeOptions = JSON.parse(
  readFileSync(
    path.join(root, 'operators/lab/src/lab/operatorNodeOptions.json'),
    'utf8',
  ),
);
runProgram(name, args, nodeOptions);
