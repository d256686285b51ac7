import {
  addonName,
  ClusterResourceSet,
  findCondition,
} from '@o2ims-portal/api';
import { ClusterPlan } from '../plan/ClusterPlan';

/**
 * What Cluster API's v1beta1 and v1beta2 call it when an add-on cannot be installed. That a cluster does not answer yet
 * has another name.
 */
const FAILURES: ReadonlySet<string | undefined> = new Set([
  'ApplyFailed',
  'NotApplied',
  'RetrievingResourceFailed',
  'WrongSecretType',
]);

/** Which add-ons of a cluster cannot be installed, in Cluster API's own words; undefined when it says so of none. */
export function describeAddons(
  { clusterName, addons = [] }: Pick<ClusterPlan, 'clusterName' | 'addons'>,
  sets: readonly ClusterResourceSet[],
): string | undefined {
  const failed = addons.flatMap(({ name }) => {
    const set = sets.find(
      ({ metadata }) => metadata.name === addonName(clusterName, name),
    );
    const applied = findCondition(set?.status?.conditions, 'ResourcesApplied');
    return applied?.status === 'False' && FAILURES.has(applied.reason)
      ? [
          `add-on '${name}' could not be installed: ${
            applied.message || applied.reason
          }`,
        ]
      : [];
  });
  return failed.length > 0
    ? `${failed.join('; ')}. Cluster API tries again by itself`
    : undefined;
}
