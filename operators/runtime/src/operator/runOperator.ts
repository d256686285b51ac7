import { createLogger, Logger } from '../logging';
import { operate } from './operate';
import { OperatorFlags } from './OperatorFlags';
import { OperatorOptions } from './OperatorOptions';
import { parseFlags, usageWith } from './parseFlags';
import { UsageError } from './UsageError';

/**
 * The whole of an operator's `main`: reads the command line, runs a manager with what `setUp` adds to it, and ends
 * the process. SIGTERM and SIGINT let what is under way end first; a second one does not. The exit code is 0 after
 * such a stop, 1 after a failure and 2 when the command line is wrong.
 *
 * @public
 */
export async function runOperator(options: OperatorOptions): Promise<void> {
  const flags = readFlags(options);
  if (!flags) {
    return;
  }
  const logger = createLogger({ name: options.name, level: flags.logLevel });
  const signal = stopSignal(logger);
  // all that is of use has ended: nothing that is left over may keep the process alive
  process.exit(await operate({ ...options, flags, logger, signal }));
}

function readFlags(options: OperatorOptions): OperatorFlags | undefined {
  const { name } = options;
  const usage = usageWith(options);
  try {
    const flags = parseFlags(process.argv.slice(2), options);
    if (!flags.help) {
      return flags;
    }
    process.stdout.write(`${name}\n\n${usage}`);
  } catch (error) {
    if (!(error instanceof UsageError)) {
      throw error;
    }
    process.stderr.write(`${name}: ${error.message}\n\n${usage}`);
    process.exitCode = 2;
  }
  return undefined;
}

function stopSignal(logger: Logger): AbortSignal {
  const stop = new AbortController();
  for (const name of ['SIGTERM', 'SIGINT'] as const) {
    process.on(name, () => {
      if (stop.signal.aborted) {
        logger.warn(`Got another ${name}: ending at once`);
        process.exit(1);
      }
      logger.info(`Got ${name}: stopping`);
      stop.abort();
    });
  }
  return stop.signal;
}
