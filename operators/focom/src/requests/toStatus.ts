import { FocomProvisioningRequest } from '@o2ims-portal/api';
import { BatchOutcome, foldBatch } from '../batches/foldBatch';
import { ScaleOutcome, toScaleStatus } from '../batches/scaling/toScaleStatus';
import { formOf } from './formOf';
import { Outcome, toFocomStatus } from './toFocomStatus';

/** What is known of a request, whatever it asks for. */
export type RequestOutcome = Outcome &
  Pick<BatchOutcome, 'clusters' | 'feasible'> &
  Pick<ScaleOutcome, 'scaled'>;

/** A request's status, from what is known of it. */
export function toStatus(
  request: FocomProvisioningRequest,
  outcome: RequestOutcome,
  now: Date,
): NonNullable<FocomProvisioningRequest['status']> {
  switch (formOf(request)) {
    case 'batch':
      return foldBatch(request, outcome, now);
    case 'scale':
      return toScaleStatus(request, outcome, now);
    default:
      return toFocomStatus(request, outcome, now);
  }
}
