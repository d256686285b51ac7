import { Reason, reasons, StageCondition } from '@o2ims-portal/api';

/** What a phase found out about one stage of a request. */
export interface StageReport {
  type: StageCondition;
  done: boolean;
  reason: Reason;
  /** What was done, what it waits for now, or what went wrong and what to do. */
  message: string;
}

export function succeeded(type: StageCondition, message: string): StageReport {
  return { type, done: true, reason: reasons.succeeded, message };
}

export function unfinished(
  type: StageCondition,
  reason: Reason,
  message: string,
): StageReport {
  return { type, done: false, reason, message };
}
