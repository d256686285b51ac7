import { writeFile } from 'node:fs/promises';
import { describeMachine, renderMachine } from '../report/describeMachine';
import { renderMeasurements } from '../report/renderMeasurements';
import { FocomBench } from './FocomBench';
import { parseFocomOptions } from './FocomOptions';
import { FocomResult } from './FocomResult';
import { p99Of, toMeasurements } from './toMeasurements';

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

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

/** `bench focom`: measures, prints, and writes the figures down where asked. Misses of goals are told, not punished. */
export async function runFocom(args: string[]): Promise<void> {
  const options = parseFocomOptions(args);
  const before = describeMachine();
  say(`On ${renderMachine(before)}`);
  const bench = FocomBench.create({ options, say });
  const interrupt = () => {
    // run() fails when its planes go, and puts the rest away
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
      renderRatios(result),
      `In ${result.idle.seconds} idle seconds FOCOM sent: ${renderCounts(
        result.idle.sent,
      )}; O-Clouds received: ${renderCounts(result.idle.received)}`,
      'The O-Clouds are virtual: all are one API server, each by a path of its own on a proxy, which has a label tell their ProvisioningRequests apart',
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
