import { renderMeasurements } from '../report/renderMeasurements';
import { renderTable } from '../report/renderTable';
import { runBench } from '../report/runBench';
import { O2imsBench } from './O2imsBench';
import { parseO2imsOptions } from './O2imsOptions';
import { toMeasurements } from './toMeasurements';
import { OwnPart } from './toOwnPart';

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

/** `bench o2ims`. */
export async function runO2ims(args: string[]): Promise<void> {
  const options = parseO2imsOptions(args);
  await runBench({
    json: options.json,
    create: say => O2imsBench.create({ options, say }),
    report: parts => {
      const measurements = toMeasurements(parts);
      return {
        measurements,
        lines: [renderParts(parts), '', renderMeasurements(measurements), ''],
        details: { parts },
      };
    },
  });
}
