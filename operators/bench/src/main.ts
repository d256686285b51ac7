import { chainUsage } from './chain/ChainOptions';
import { runChain } from './chain/runChain';
import { focomUsage } from './focom/FocomOptions';
import { runFocom } from './focom/runFocom';
import { o2imsUsage } from './o2ims/O2imsOptions';
import { runO2ims } from './o2ims/runO2ims';

const usage = `Usage: npm run bench -- <name> [options]\n\n${chainUsage}\n${focomUsage}\n${o2imsUsage}`;

const benches: Record<string, (args: string[]) => Promise<void>> = {
  chain: runChain,
  focom: runFocom,
  o2ims: runO2ims,
};

async function main([name, ...args]: string[]): Promise<void> {
  const bench = benches[name];
  if (!bench || args.includes('--help')) {
    process.stdout.write(usage);
    process.exitCode = name === undefined || args.includes('--help') ? 0 : 2;
    return;
  }
  await bench(args);
}

main(process.argv.slice(2)).catch(error => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
