import { pino, stdTimeFunctions } from 'pino';
import { Logger } from './Logger';

/** @public */
export interface LoggerOptions {
  /** Who writes; on every line. */
  name: string;
  /** `trace`, `debug`, `info` (default), `warn`, `error` or `silent`. */
  level?: string;
  /** Takes the lines; standard output by default. */
  destination?: { write(line: string): void };
}

/**
 * JSON lines on standard output, with the level as a word and the time in ISO 8601, as log collectors like it.
 *
 * @public
 */
export function createLogger(options: LoggerOptions): Logger {
  const { name, level = 'info', destination } = options;
  const settings = {
    name,
    level,
    base: {},
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return destination ? pino(settings, destination) : pino(settings);
}
