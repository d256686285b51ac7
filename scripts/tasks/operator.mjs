// One operator in the foreground, on any management cluster: `npm run operator -- focom --kubeconfig FILE`.
import { bundleOperators } from '../lib/bundle.mjs';
import { fail } from '../lib/output.mjs';
import { runProgram } from '../lib/runProgram.mjs';

const [name, ...args] = process.argv.slice(2);
if (name !== 'focom' && name !== 'o2ims') {
  fail('Which operator? npm run operator -- focom|o2ims [--kubeconfig FILE]');
}
await bundleOperators(name);
runProgram(name, args);
