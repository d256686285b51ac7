/**
 * Thrown by a reconciler when trying again is of no use: the key is left alone until something about it changes.
 *
 * @public
 */
export class TerminalError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'TerminalError';
  }
}
