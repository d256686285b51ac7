import { RequestScope } from '../RequestScope';
import { RequestTools } from '../RequestTools';

/**
 * Gives back the hosts of a request that came no further than to be checked: it was changed, or lost its cluster's
 * name. A request that has a cluster, or waits only for hosts, keeps what it may keep.
 */
export async function releaseUnused(
  scope: RequestScope,
  { caches, reservations }: RequestTools,
): Promise<void> {
  const { cluster, uid } = scope;
  if (!cluster && scope.condition('Validated')?.status === 'False') {
    await reservations.release(caches.leases.by('owner', uid));
  }
}
