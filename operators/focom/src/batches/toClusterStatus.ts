import {
  Condition,
  reasons,
  stageConditions,
  submittedCondition,
} from '@o2ims-portal/api';
import { SingleRequest } from '../requests/SingleRequest';
import { Outcome, toFocomStatus } from '../requests/toFocomStatus';
import { ClusterStatus } from './BatchItem';
import { cutMessage } from './cutMessage';

const stages: readonly string[] = stageConditions;

/** The reason of the stage that is not done. */
function toStageReason(conditions: readonly Condition[] = []) {
  return conditions.find(
    ({ type, status }) =>
      type !== submittedCondition &&
      stages.includes(type) &&
      status === 'False',
  )?.reason;
}

/**
 * What to say of one of the clusters that a request asks for, from what is known of its ProvisioningRequest.
 *
 * @public
 */
export function toClusterStatus(
  /** With what is known from before. */
  request: SingleRequest,
  outcome: Outcome,
  now: Date,
): ClusterStatus {
  const { remote, problem } = outcome;
  const status = toFocomStatus(request, outcome, now);
  const { phase = 'PENDING', message = '', provisionedResourceSet } = status;
  const isUnwanted = Boolean(request.metadata.deletionTimestamp);
  // it had to go, is wanted again, and is made again once it is gone
  const isAwaited =
    !isUnwanted &&
    remote?.metadata.deletionTimestamp !== undefined &&
    request.status?.remoteName === undefined;
  const remoteName = isAwaited ? undefined : status.remoteName;
  const isStuck = phase === 'FAILED' || phase === 'PENDING';
  const reason = isUnwanted
    ? reasons.notWanted
    : problem?.reason ?? (isStuck && toStageReason(status.conditions));
  return {
    name: request.cluster!,
    ...(remoteName && { remoteName }),
    phase,
    ...(reason && { reason }),
    message: cutMessage(
      isAwaited && !problem
        ? `Is made again once ProvisioningRequest '${remote.metadata.name}' is gone, which is being deleted.`
        : message,
    ),
    ...(provisionedResourceSet && { provisionedResourceSet }),
  };
}
