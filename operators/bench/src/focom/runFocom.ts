import { renderMeasurements } from '../report/renderMeasurements';
import { runBench } from '../report/runBench';
import { FocomBench } from './FocomBench';
import { parseFocomOptions } from './FocomOptions';
import { FocomResult } from './FocomResult';
import { p99Of, toMeasurements } from './toMeasurements';

function renderCounts(counts: Record<string, number>): string {
  const parts = Object.entries(counts)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, count]) => `${name} ${count}`);
  return parts.join(', ') || 'nothing';
}

/** On a busy machine more is to be learnt from this than from times. */
function renderRatios({ changes }: FocomResult): string {
  const before = p99Of(changes.before);
  const [hanging, after] = [changes.hanging, changes.after].map(times =>
    (p99Of(times) / before).toFixed(2),
  );
  return `p99 while another O-Cloud hangs: ${hanging} times what it was before; when that one has recovered: ${after} times`;
}

/** `bench focom`. */
export async function runFocom(args: string[]): Promise<void> {
  const options = parseFocomOptions(args);
  await runBench({
    json: options.json,
    create: say => FocomBench.create({ options, say }),
    report: result => {
      const measurements = toMeasurements(result);
      return {
        measurements,
        lines: [
          renderMeasurements(measurements),
          '',
          renderRatios(result),
          `In ${result.idle.seconds} idle seconds FOCOM sent: ${renderCounts(
            result.idle.sent,
          )}; O-Clouds received: ${renderCounts(result.idle.received)}`,
          'The O-Clouds are virtual: all are one API server, each by a path of its own on a proxy, which has a label tell their ProvisioningRequests apart',
        ],
        details: { result },
      };
    },
  });
}
