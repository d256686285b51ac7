/** @public */
export interface LogMethod {
  (fields: object, message: string): void;
  (message: string): void;
}

/**
 * What the runtime needs of a logger: pino's, cut down to what is used.
 *
 * @public
 */
export interface Logger {
  debug: LogMethod;
  info: LogMethod;
  warn: LogMethod;
  error: LogMethod;
  /** A logger that puts these fields on every line. */
  child(fields: Record<string, unknown>): Logger;
}
