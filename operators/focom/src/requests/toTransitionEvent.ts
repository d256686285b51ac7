import {
  findCondition,
  FocomProvisioningRequest,
  reasons,
  submittedCondition,
} from '@o2ims-portal/api';

type Status = FocomProvisioningRequest['status'];

/**
 * What to tell about a change of status; nothing when only details changed.
 *
 * @public
 */
export function toTransitionEvent(
  previous: Status,
  next: NonNullable<Status>,
): { type: 'Normal' | 'Warning'; reason: string; message: string } | undefined {
  const before = findCondition(previous?.conditions, submittedCondition);
  const after = findCondition(next.conditions, submittedCondition);
  // each mistaken approval is a deed of its own
  const isMistaken = after?.reason === reasons.otherGenerationApproved;
  const isNews =
    after?.reason !== before?.reason ||
    (isMistaken && after.message !== before?.message);
  if (after && isNews) {
    const { status, reason, message } = after;
    return status === 'True'
      ? { type: 'Normal', reason: submittedCondition, message }
      : {
          type: reason === reasons.awaitingApproval ? 'Normal' : 'Warning',
          reason,
          message,
        };
  }
  const { phase, message } = next;
  if (!phase || !message || phase === previous?.phase) {
    return undefined;
  }
  return {
    type: phase === 'FAILED' ? 'Warning' : 'Normal',
    reason: `${phase.charAt(0)}${phase.slice(1).toLocaleLowerCase('en-US')}`,
    message,
  };
}
