import {
  annotations,
  ProvisioningRequest,
  reasons,
  submittedCondition,
} from '@o2ims-portal/api';
import { SingleRequest } from '../requests/SingleRequest';
import { digestSpec } from '../revisions/digestSpec';
import { ClusterStatus } from './BatchItem';

/** Whether a ProvisioningRequest was sent as its cluster is wanted now, whatever somebody made of it since. */
export function isSentAs(
  { spec }: SingleRequest,
  remote: ProvisioningRequest | undefined,
): boolean {
  const sent = remote?.metadata.annotations?.[annotations.specDigest];
  return sent !== undefined && sent === digestSpec(spec);
}

/**
 * A request for one of several clusters, with what is known of it from before, in the way that a request for a single
 * one has it. A ProvisioningRequest that had to go, since its cluster was not wanted, is not missed when it is.
 */
export function withPreviousStatus(
  request: SingleRequest,
  previous: ClusterStatus | undefined,
  remote: ProvisioningRequest | undefined,
): SingleRequest {
  const { phase, message, remoteName, reason } = previous ?? {};
  const { generation } = request.metadata;
  const isMissed = remoteName !== undefined && reason !== reasons.notWanted;
  return {
    ...request,
    status: {
      ...(phase && { phase, message }),
      ...(isMissed && { remoteName }),
      conditions: isSentAs(request, remote)
        ? [
            {
              type: submittedCondition,
              status: 'True',
              reason: reasons.succeeded,
              message: '',
              lastTransitionTime: '',
              ...(generation !== undefined && {
                observedGeneration: generation,
              }),
            },
          ]
        : [],
    },
  };
}
