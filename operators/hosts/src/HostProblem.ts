import { Reason } from '@o2ims-portal/api';

/**
 * Why a request cannot have the hosts that it asks for.
 *
 * @public
 */
export interface HostProblem {
  reason: Reason;
  message: string;
}
