import { writeFile } from 'node:fs/promises';
import { describeMachine, renderMachine } from './describeMachine';
import { Measurement } from './Measurement';

/** Something that measures. */
interface Bench<Result> {
  run(): Promise<Result>;
  /** Puts away what it started; `run` fails then, if it is under way. */
  stop(): Promise<void>;
}

/** What there is to tell of a result. */
export interface BenchReport {
  measurements: Measurement[];
  /** What is printed, between the machine and its load. */
  lines: string[];
  /** What is written to the file beside the measurements. */
  details: object;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Measures, prints, and writes the figures down where asked. Misses of goals are told, not punished. */
export async function runBench<Result>(options: {
  create: (say: (text: string) => void) => Bench<Result>;
  report: (result: Result) => BenchReport;
  /** The file to write the figures to. */
  json?: string;
}): Promise<void> {
  const { create, report, json } = options;
  const before = describeMachine();
  say(`On ${renderMachine(before)}`);
  const bench = create(say);
  const interrupt = () => {
    // run() fails when its plane goes, and puts the rest away
    bench.stop().catch(error => say(`! ${error.message}`));
  };
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  const { measurements, lines, details } = report(await bench.run());
  const machine = {
    ...before,
    loadAverageAfter: describeMachine().loadAverage,
  };
  const [loadBefore, loadAfter] = [
    machine.loadAverage,
    machine.loadAverageAfter,
  ].map(load => load.join(' '));
  say(
    [
      '',
      ...lines,
      `Load average before ${loadBefore}, after ${loadAfter}`,
    ].join('\n'),
  );
  if (json) {
    await writeFile(
      json,
      `${JSON.stringify(
        { machine, measurements, ...details },
        undefined,
        2,
      )}\n`,
    );
    say(`Written to ${json}`);
  }
}
