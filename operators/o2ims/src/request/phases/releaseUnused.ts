import { wantedClusterName } from '../../cache/Caches';
import { RequestScope } from '../RequestScope';
import { RequestTools } from '../RequestTools';
import { releaseLeases } from './releaseLeases';

/**
 * Gives back the hosts of a request that came no further than to be checked: it was changed, or lost its cluster's
 * name. A request that has a cluster, or waits only for hosts, keeps what it may keep. Hosts that an earlier cluster
 * of the request has left dirty follow when they are clean.
 */
export async function releaseUnused(
  scope: RequestScope,
  tools: RequestTools,
): Promise<void> {
  const { cluster, uid } = scope;
  if (!cluster && scope.condition('Validated')?.status === 'False') {
    await releaseLeases(
      tools,
      tools.caches.leases.by('owner', uid),
      // one that adopts another cluster than it did leaves the hosts of that to it
      scope.adopts ? wantedClusterName(scope.request) : undefined,
    );
  }
}
