import { existsSync } from 'node:fs';
import { findLogs, usualLogs } from '../lab/findLogs';
import { parseInteger, UsageError } from '../lab/LabSettings';
import { say } from '../output/say';
import { readLastLines } from '../processes/readLastLines';
import { Command, filesOf } from './Command';

const DEFAULT_LINES = 50;

/** Shows the end of a part's log. */
export const logs: Command = {
  summary: "show the end of a part's log",
  usage: `[${usualLogs.join('|')}|west/...|...] [options]`,
  help: `  --lines N              how many lines (default ${DEFAULT_LINES})`,
  options: { lines: { type: 'string' } },
  allowPositionals: true,
  async run(parsed) {
    const files = filesOf(parsed);
    const lines = parseInteger('--lines', parsed.values.lines) ?? DEFAULT_LINES;
    const known = await findLogs(files);
    const wanted =
      parsed.positionals.length > 0 ? parsed.positionals : usualLogs;
    const unknown = wanted.find(part => !known.has(part));
    if (unknown) {
      throw new UsageError(
        `There is no log of ${unknown}; there are ${[...known.keys()].join(
          ', ',
        )}`,
      );
    }
    for (const part of wanted) {
      const file = known.get(part)!;
      if (existsSync(file)) {
        say(`==> ${file}`);
        say(await readLastLines(file, lines));
      } else {
        say(`==> ${file} is not there (yet)`);
      }
    }
    return 0;
  },
};
