// The embedded management plane on its own: `npm run lab -- up`.
import { bundleOperators } from '../lib/bundle.mjs';
import { runProgram } from '../lib/runProgram.mjs';

await bundleOperators('focom', 'o2ims', 'lab');
runProgram('lab', process.argv.slice(2));
