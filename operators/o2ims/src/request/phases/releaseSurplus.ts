import { hostLeaseName } from '@o2ims-portal/api';
import { planRelease } from '../../hosts/planRelease';
import { ClusterPlan } from '../../plan/ClusterPlan';
import { RequestScope } from '../RequestScope';
import { RequestTools } from '../RequestTools';

/** Gives back the hosts that the cluster lost, each as soon as BYOH has let go of it and it is clean. */
export async function releaseSurplus(
  scope: RequestScope,
  { caches, config, reservations }: RequestTools,
  { hosts }: ClusterPlan,
): Promise<void> {
  const { namespace, acceptHostsWithoutCleaner } = config;
  const planned = new Set(hosts.map(({ name }) => hostLeaseName(name)));
  const surplus = caches.leases
    .by('owner', scope.uid)
    .filter(({ metadata }) => !planned.has(metadata.name));
  const { release } = planRelease({
    leases: surplus,
    hostNamed: name => caches.hosts.get({ namespace, name }),
    acceptUnknown: acceptHostsWithoutCleaner,
  });
  await reservations.release(release);
}
