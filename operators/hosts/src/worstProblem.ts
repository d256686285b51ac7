import { Reason, reasons } from '@o2ims-portal/api';
import { HostProblem } from './HostProblem';

/** What only a change of the request can mend comes first, then what an administrator can. */
const ORDER: readonly Reason[] = [
  reasons.invalidParameters,
  reasons.hostNotSelectable,
  reasons.hostNotSuitable,
  reasons.hostNotFound,
  reasons.notEnoughHosts,
  reasons.hostInUse,
  reasons.hostNotClean,
  reasons.hostVersion,
];

/** All problems as one: with the reason that weighs most, and every message, so that all can be mended at once. */
export function worstProblem(problems: readonly HostProblem[]): HostProblem {
  const sorted = [...problems].sort(
    (a, b) => ORDER.indexOf(a.reason) - ORDER.indexOf(b.reason),
  );
  return {
    reason: sorted[0].reason,
    message: sorted.map(({ message }) => message).join('; '),
  };
}
