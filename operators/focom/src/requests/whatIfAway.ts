import {
  findCondition,
  FocomProvisioningRequest,
  reasons,
  submittedCondition,
} from '@o2ims-portal/api';
import { FoundCloud } from '../oclouds/OCloudDirectory';
import { RemoteCloud } from '../oclouds/RemoteCloud';
import { Problem } from './Problem';

/**
 * What becomes of a request, given whether its O-Cloud can be asked. Of one that is done, and that nobody changed since,
 * nothing is said when the O-Cloud goes away: its OCloud says that, and thousands of requests need not.
 */
export function whatIfAway(
  request: FocomProvisioningRequest,
  found: FoundCloud,
): { cloud: RemoteCloud } | { problem: Problem } | { wait: true } {
  const { status, metadata } = request;
  if (found === 'connecting') {
    return status?.phase
      ? { wait: true }
      : {
          problem: {
            phase: 'PENDING',
            reason: reasons.connecting,
            message: 'FOCOM is connecting to the O-Cloud.',
          },
        };
  }
  if ('cloud' in found) {
    return found;
  }
  const isDone =
    (status?.phase === 'FULFILLED' || status?.phase === 'FAILED') &&
    status.observedGeneration === metadata.generation &&
    findCondition(status.conditions, submittedCondition)?.status === 'True';
  return isDone ? { wait: true } : found;
}
