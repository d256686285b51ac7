import { Phase, Reason, Violation } from '@o2ims-portal/api';

/**
 * Why a request is not passed on: what happened, to which object, and what to do. Every problem is held, not
 * retried: the objects that it names are watched, and the request goes on by itself when they change.
 *
 * @public
 */
export interface Problem {
  /** PENDING for what somebody may yet bring, FAILED for what somebody has to correct. */
  phase: Extract<Phase, 'PENDING' | 'FAILED'>;
  reason: Reason;
  message: string;
  /** Where parameters break their schema, one by one. */
  violations?: Violation[];
}
