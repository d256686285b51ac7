import {
  Condition,
  findCondition,
  ProvisioningState,
  reasons,
  stageConditions,
} from '@o2ims-portal/api';

/** Reasons with which a request counts as failed. It goes on by itself when the cause goes away. */
const FAILURES: ReadonlySet<string> = new Set([
  reasons.invalidParameters,
  reasons.templateNotFound,
  reasons.invalidTemplate,
  reasons.addonUnavailable,
  reasons.clusterNameTaken,
  reasons.resourceRefused,
  reasons.timedOut,
  reasons.clusterApiFailure,
]);

/** The first stage that is not done. */
export function currentStage(
  conditions: readonly Condition[],
): Condition | undefined {
  return stageConditions
    .map(type => findCondition(conditions, type))
    .find(condition => condition && condition.status !== 'True');
}

/**
 * Where a request is in its lifecycle, which follows from its stages alone.
 *
 * Pending until its resources are applied. A cluster that was ready and broke is progressing again, for as long as
 * the stage that broke may take, and then failed: a node that reboots is no failure yet.
 */
export function toState(conditions: readonly Condition[]): ProvisioningState {
  const current = currentStage(conditions);
  if (!current) {
    return 'fulfilled';
  }
  if (FAILURES.has(current.reason)) {
    return 'failed';
  }
  switch (current.type) {
    case 'Validated':
    case 'HostsReserved':
      return 'pending';
    case 'ResourcesApplied':
      // what was there and went away is not a new request
      return current.reason === reasons.clusterDeleted
        ? 'progressing'
        : 'pending';
    default:
      return 'progressing';
  }
}
