import { chainUsage } from './chain/ChainOptions';
import { runChain } from './chain/runChain';

const usage = `Usage: npm run bench -- <name> [options]\n\n${chainUsage}`;

async function main([name, ...args]: string[]): Promise<void> {
  if (name !== 'chain' || args.includes('--help')) {
    process.stdout.write(usage);
    process.exitCode = name === undefined || args.includes('--help') ? 0 : 2;
    return;
  }
  await runChain(args);
}

main(process.argv.slice(2)).catch(error => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
