// Measurements: `npm run bench -- chain`, `npm run bench -- focom`, `npm run bench -- o2ims`.
import { bundleOperators } from '../lib/bundle.mjs';
import { dim, say } from '../lib/output.mjs';
import { runProgram } from '../lib/runProgram.mjs';
import { whyNoRealHosts } from '../lib/whyNoRealHosts.mjs';

const args = process.argv.slice(2);
// the only one that has real hosts
const reason =
  args[0] === 'o2ims' && !args.includes('--help') && whyNoRealHosts();
if (reason) {
  say(`${dim('·')} Not measured, since ${reason}`);
} else {
  await bundleOperators('focom', 'o2ims', 'lab', 'bench');
  runProgram('bench', args);
}
