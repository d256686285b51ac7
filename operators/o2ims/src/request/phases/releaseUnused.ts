import { wantedClusterName } from '../../cache/Caches';
import { planRelease } from '../../hosts/planRelease';
import { RequestScope } from '../RequestScope';
import { RequestTools } from '../RequestTools';

/**
 * Gives back the hosts of a request that came no further than to be checked: it was changed, or lost its cluster's
 * name. A request that has a cluster, or waits only for hosts, keeps what it may keep. Hosts that an earlier cluster
 * of the request has left dirty follow when they are clean.
 */
export async function releaseUnused(
  scope: RequestScope,
  { caches, config, reservations }: RequestTools,
): Promise<void> {
  const { cluster, uid } = scope;
  if (!cluster && scope.condition('Validated')?.status === 'False') {
    const { namespace, acceptHostsWithoutCleaner } = config;
    const { release } = planRelease({
      leases: caches.leases.by('owner', uid),
      hostNamed: name => caches.hosts.get({ namespace, name }),
      acceptUnknown: acceptHostsWithoutCleaner,
      // one that adopts another cluster than it did leaves the hosts of that to it
      clusterName: scope.adopts ? wantedClusterName(scope.request) : undefined,
    });
    await reservations.release(release);
  }
}
