/**
 * This process was the leader and is not any more: it must end, and write nothing before.
 *
 * @public
 */
export class LeadershipLostError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'LeadershipLostError';
  }
}
