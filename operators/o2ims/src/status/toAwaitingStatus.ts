import {
  describeProviders,
  isConditionTrue,
  ProvisioningRequest,
  ProvisioningState,
  reasons,
  ResourceType,
} from '@o2ims-portal/api';
import { completeStages, setStage } from './setStage';
import { unfinished } from './StageReport';
import { toProvisioningStatus } from './toProvisioningStatus';

function toState({ metadata, status }: ProvisioningRequest): ProvisioningState {
  if (metadata.deletionTimestamp) {
    return 'deleting';
  }
  // what has a cluster is no new request
  return status?.extensions?.cluster ? 'progressing' : 'pending';
}

/**
 * The status of a request while the API server lacks kinds of Cluster API or BYOH: what it says of a cluster stays, but
 * whether any of that still holds cannot be known.
 *
 * @param missing - at least one
 */
export function toAwaitingStatus(
  request: ProvisioningRequest,
  missing: readonly ResourceType[],
  now: Date,
): NonNullable<ProvisioningRequest['status']> {
  const { metadata, status } = request;
  const what = metadata.deletionTimestamp
    ? `Deletion, asked for at ${metadata.deletionTimestamp}, waits`
    : 'Waits';
  const message = `${what} for ${describeProviders(
    missing,
  )}, which the management cluster does not have: install that there. The request goes on by itself then`;
  const before = status?.conditions ?? [];
  const type = isConditionTrue(before, 'Validated')
    ? 'ResourcesApplied'
    : 'Validated';
  const conditions = completeStages({
    conditions: setStage(
      before,
      unfinished(type, reasons.clusterApiMissing, message),
      now,
    ),
    reported: new Set([type]),
    interrupted: false,
    now,
  });
  return {
    ...status,
    observedGeneration: metadata.generation,
    provisioningStatus: toProvisioningStatus(
      request,
      toState(request),
      message,
      now,
    ),
    conditions,
  };
}
