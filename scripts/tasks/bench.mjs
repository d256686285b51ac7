// Measurements: `npm run bench -- chain`.
import { bundleOperators } from '../lib/bundle.mjs';
import { runProgram } from '../lib/runProgram.mjs';

await bundleOperators('focom', 'o2ims', 'bench');
runProgram('bench', process.argv.slice(2));
