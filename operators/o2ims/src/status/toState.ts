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
  reasons.adoptionRefused,
  reasons.clusterDiffers,
  reasons.clusterMoved,
  reasons.resourceRefused,
  reasons.timedOut,
  reasons.clusterApiFailure,
]);

const BEFORE_RESOURCES: readonly string[] = [
  'Validated',
  'HostsReserved',
  'ResourcesApplied',
];

/** The stage to speak of: the first that failed, else the first that is not done. */
export function currentStage(
  conditions: readonly Condition[],
): Condition | undefined {
  const unmet = stageConditions
    .map(type => findCondition(conditions, type))
    .filter(condition => condition && condition.status !== 'True');
  return (
    unmet.find(condition => condition && FAILURES.has(condition.reason)) ??
    unmet[0]
  );
}

/**
 * Where a request is in its lifecycle, which follows from its stages, and from whether there is a cluster.
 *
 * Pending until there is a cluster; from then on a change is progress too. A cluster that was ready
 * and broke is progressing again, for as long as the stage that broke may take, and then failed: a node that reboots
 * is no failure yet.
 */
export function toState(
  conditions: readonly Condition[],
  options: { hasCluster: boolean },
): ProvisioningState {
  const current = currentStage(conditions);
  if (!current) {
    return 'fulfilled';
  }
  if (FAILURES.has(current.reason)) {
    return 'failed';
  }
  // what has, or had, a cluster is not a new request
  const isNew =
    !options.hasCluster && current.reason !== reasons.clusterDeleted;
  return isNew && BEFORE_RESOURCES.includes(current.type)
    ? 'pending'
    : 'progressing';
}
