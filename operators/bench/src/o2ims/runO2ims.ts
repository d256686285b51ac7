import { writeFile } from 'node:fs/promises';
import { describeMachine, renderMachine } from '../report/describeMachine';
import { renderMeasurements } from '../report/renderMeasurements';
import { renderTable } from '../report/renderTable';
import { O2imsBench } from './O2imsBench';
import { parseO2imsOptions } from './O2imsOptions';
import { toMeasurements } from './toMeasurements';
import { OwnPart } from './toOwnPart';

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function renderParts(parts: readonly OwnPart[]): string {
  return renderTable(
    ['cluster', 'in all', 'applied after', 'told after', 'ours in sum'],
    parts.map(({ whole, applied, told }, i) => [
      String(i + 1),
      `${(whole / 1000).toFixed(1)} s`,
      ...[applied, told, applied + told].map(time => `${time.toFixed(0)} ms`),
    ]),
  );
}

/** `bench o2ims`: measures, prints, and writes the figures down where asked. A miss of the goal is told, not punished. */
export async function runO2ims(args: string[]): Promise<void> {
  const options = parseO2imsOptions(args);
  const machine = describeMachine();
  say(`On ${renderMachine(machine)}`);
  const bench = O2imsBench.create({ options, say });
  const interrupt = () => {
    // run() fails when its lab goes, and puts the rest away
    bench.stop().catch(error => say(`! ${error.message}`));
  };
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  const parts = await bench.run();
  const measurements = toMeasurements(parts);
  const { loadAverage } = describeMachine();
  say(
    [
      '',
      renderParts(parts),
      '',
      renderMeasurements(measurements),
      '',
      `Load average before ${machine.loadAverage.join(
        ' ',
      )}, after ${loadAverage.join(' ')}`,
    ].join('\n'),
  );
  if (options.json) {
    await writeFile(
      options.json,
      `${JSON.stringify({ machine, measurements, parts }, undefined, 2)}\n`,
    );
    say(`Written to ${options.json}`);
  }
}
