import { asksForPause, FocomProvisioningRequest } from '@o2ims-portal/api';
import { isToBeExecuted } from '../requests/effectiveRequest';

/**
 * When a draft goes, if nobody changes it from now on. Only a draft that was never executed does, and not while
 * somebody wants it executed, or left as it is.
 *
 * @public
 */
export function draftExpiry(options: {
  request: FocomProvisioningRequest;
  /** Whether it was ever sent, or was to be. */
  wasExecuted: boolean;
  /** For drafts that do not say how long they live; they live for ever without. */
  defaultTtlSeconds?: number;
  changedAt: Date;
}): Date | undefined {
  const { request, wasExecuted, defaultTtlSeconds, changedAt } = options;
  const seconds = request.spec.draftTtlSeconds ?? defaultTtlSeconds;
  if (
    seconds === undefined ||
    wasExecuted ||
    isToBeExecuted(request) ||
    asksForPause(request)
  ) {
    return undefined;
  }
  return new Date(changedAt.getTime() + seconds * 1000);
}
