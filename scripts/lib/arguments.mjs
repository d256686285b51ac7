// Command lines of the tasks.
import { parseArgs } from 'node:util';
import { fail, say } from './output.mjs';

/** Parses flags; shows `usage` for --help, and what is wrong with it for a bad command line. */
export function parseArguments(usage, options) {
  try {
    const { values, positionals } = parseArgs({
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
    if (values.help) {
      say(usage);
      process.exit(0);
    }
    return { values, positionals };
  } catch (error) {
    return fail(`${error.message}\n\n${usage}`);
  }
}
