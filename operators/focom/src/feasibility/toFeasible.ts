import {
  Condition,
  feasibleCondition,
  findCondition,
  FocomProvisioningRequest,
  reasons,
} from '@o2ims-portal/api';
import { describeRoles } from '@o2ims-portal/host-rules';
import { toOwnCondition } from '../requests/toOwnCondition';
import { Feasibility } from './Feasibility';

/** What a condition says. */
export type Said = Pick<Condition, 'status' | 'reason' | 'message'>;

/** An answer of an O-Cloud as the words of a condition. */
export function sayFeasibility(feasibility: Feasibility): Said {
  const { status } = feasibility;
  switch (status) {
    case 'True':
      return {
        status,
        reason: reasons.succeeded,
        message: `The O-Cloud has the hosts: ${describeRoles(
          feasibility.hosts,
        )}.`,
      };
    case 'False':
      return {
        status,
        reason: feasibility.problem.reason,
        message: feasibility.problem.message,
      };
    default:
      return {
        status,
        reason: reasons.notKnown,
        message: feasibility.message,
      };
  }
}

/**
 * Whether the O-Cloud can do what a request asks for, as conditions of it: what it said last, where it was not asked
 * again. That it cannot is said only while the request is held for that.
 */
export function toFeasible(
  request: Pick<FocomProvisioningRequest, 'metadata' | 'status'>,
  said: Said | undefined,
  now: Date,
): Condition[] {
  const type = feasibleCondition;
  if (said) {
    return [toOwnCondition(request, { type, ...said }, now)];
  }
  const previous = findCondition(request.status?.conditions, type);
  return previous && previous.status !== 'False' ? [previous] : [];
}
