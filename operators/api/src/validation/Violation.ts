/**
 * One thing that is wrong with a request's parameters.
 *
 * @public
 */
export interface Violation {
  /** JSON pointer (RFC 6901) into `templateParameters`; empty for the whole. */
  pointer: string;
  /** What is wrong and what to do. */
  message: string;
}

/**
 * All violations in one line.
 *
 * @public
 */
export function describeViolations(violations: readonly Violation[]): string {
  return violations
    .map(({ pointer, message }) => `${pointer || '/'}: ${message}`)
    .join('; ');
}
