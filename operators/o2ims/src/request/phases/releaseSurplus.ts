import { hostLeaseName } from '@o2ims-portal/api';
import { ClusterPlan } from '../../plan/ClusterPlan';
import { RequestScope } from '../RequestScope';
import { RequestTools } from '../RequestTools';
import { releaseLeases } from './releaseLeases';

/**
 * Gives back the hosts that the cluster lost, each as soon as BYOH has let go of it and it is clean.
 *
 * @param clusterName - see {@link releaseLeases}
 */
export async function releaseSurplus(
  scope: RequestScope,
  tools: RequestTools,
  { hosts }: Pick<ClusterPlan, 'hosts'>,
  clusterName?: string,
): Promise<void> {
  const planned = new Set(hosts.map(({ name }) => hostLeaseName(name)));
  const surplus = tools.caches.leases
    .by('owner', scope.uid)
    .filter(({ metadata }) => !planned.has(metadata.name));
  await releaseLeases(tools, surplus, clusterName);
}
