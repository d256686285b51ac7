import { reasons } from '@o2ims-portal/api';
import { HostProblem } from './HostProblem';
import { worstProblem } from './worstProblem';

const NEEDS_A_CHANGE: ReadonlySet<string> = new Set([
  reasons.invalidParameters,
  reasons.hostNotSelectable,
]);

/**
 * Whether somebody has to change something; other problems with hosts end by themselves.
 *
 * @public
 */
export function needsAChange({ reason }: HostProblem): boolean {
  return NEEDS_A_CHANGE.has(reason);
}

/**
 * All problems as one, and whether the request goes on by itself.
 *
 * @public
 */
export function describeProblems(
  problems: readonly HostProblem[],
): HostProblem {
  const { reason, message } = worstProblem(problems);
  return needsAChange({ reason, message })
    ? { reason, message }
    : {
        reason,
        message: `${message}. The request goes on by itself when it can have its hosts`,
      };
}
