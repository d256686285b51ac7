import { writeFile } from 'node:fs/promises';
import { describeMachine, renderMachine } from '../report/describeMachine';
import { renderMeasurements } from '../report/renderMeasurements';
import { renderTable } from '../report/renderTable';
import { ChainBench } from './ChainBench';
import { ChainResult } from './ChainResult';
import { parseChainOptions } from './ChainOptions';
import { toMeasurements } from './toMeasurements';

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function renderCounts(counts: ChainResult['perRequest']): string {
  const rows = Object.entries(counts).flatMap(([operator, byName]) =>
    Object.entries(byName)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([name, count]) => [operator, name, String(count)]),
  );
  return renderTable(['operator', 'request', 'times'], rows);
}

/** `bench chain`: measures, prints, and writes the figures down where asked. Misses of goals are told, not punished. */
export async function runChain(args: string[]): Promise<void> {
  const options = parseChainOptions(args);
  const before = describeMachine();
  say(`On ${renderMachine(before)}`);
  const bench = ChainBench.create({ options, say });
  const interrupt = () => {
    // run() fails when its plane goes, and puts the rest away
    bench.stop().catch(error => say(`! ${error.message}`));
  };
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  const result = await bench.run();
  const measurements = toMeasurements(result);
  const machine = {
    ...before,
    loadAverageAfter: describeMachine().loadAverage,
  };
  say(
    [
      '',
      renderMeasurements(measurements),
      '',
      'What one request costs, from creation to FULFILLED:',
      renderCounts(result.perRequest),
      '',
      'What its deletion costs:',
      renderCounts(result.perDeletion),
      '',
      `In ${result.idle.seconds} idle seconds:`,
      renderCounts(result.idle.requests),
      '',
      `Load average before ${before.loadAverage.join(
        ' ',
      )}, after ${machine.loadAverageAfter.join(' ')}`,
    ].join('\n'),
  );
  if (options.json) {
    await writeFile(
      options.json,
      `${JSON.stringify({ machine, measurements, result }, undefined, 2)}\n`,
    );
    say(`Written to ${options.json}`);
  }
}
