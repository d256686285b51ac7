import { Condition } from '@o2ims-portal/plugin-o2ims-common';
import { list, text } from './text';

/** Kubernetes conditions as the REST API tells them; what has no type or status is left out. */
export function toConditions(
  conditions:
    | readonly {
        type?: unknown;
        status?: unknown;
        reason?: unknown;
        message?: unknown;
        lastTransitionTime?: unknown;
      }[]
    | undefined,
): Condition[] {
  return list(conditions).flatMap(condition => {
    const type = text(condition?.type);
    const status = text(condition?.status);
    if (!type || !status) {
      return [];
    }
    const reason = text(condition.reason);
    const message = text(condition.message);
    const lastTransitionTime = text(condition.lastTransitionTime);
    return [
      {
        type,
        status,
        ...(reason && { reason }),
        ...(message && { message }),
        ...(lastTransitionTime && { lastTransitionTime }),
      },
    ];
  });
}
