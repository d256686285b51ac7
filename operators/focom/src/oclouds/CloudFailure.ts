import { Reason } from '@o2ims-portal/api';

/** The conditions of an OCloud, each of which says nothing of those that follow when it is False. */
export const cloudConditions = [
  'Reachable',
  'Authorized',
  'ApiServed',
] as const;

/** One of the conditions of an OCloud. */
export type CloudCondition = (typeof cloudConditions)[number];

/** Why an O-Cloud cannot be used: the first condition that does not hold, and what to do. */
export interface CloudFailure {
  condition: CloudCondition;
  reason: Reason;
  message: string;
}
