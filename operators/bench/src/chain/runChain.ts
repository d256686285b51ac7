import { renderMeasurements } from '../report/renderMeasurements';
import { renderTable } from '../report/renderTable';
import { runBench } from '../report/runBench';
import { ChainBench } from './ChainBench';
import { ChainResult } from './ChainResult';
import { parseChainOptions } from './ChainOptions';
import { toMeasurements } from './toMeasurements';

function renderCounts(counts: ChainResult['perRequest']): string {
  const rows = Object.entries(counts).flatMap(([operator, byName]) =>
    Object.entries(byName)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([name, count]) => [operator, name, String(count)]),
  );
  return renderTable(['operator', 'request', 'times'], rows);
}

/** `bench chain`. */
export async function runChain(args: string[]): Promise<void> {
  const options = parseChainOptions(args);
  await runBench({
    json: options.json,
    create: say => ChainBench.create({ options, say }),
    report: result => {
      const measurements = toMeasurements(result);
      return {
        measurements,
        lines: [
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
        ],
        details: { result },
      };
    },
  });
}
