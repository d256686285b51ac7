import { Lease } from '@o2ims-portal/api';
import { planRelease } from '../../hosts/planRelease';
import { RequestTools } from '../RequestTools';

/**
 * Gives back those of these reservations that can go: see {@link planRelease}.
 *
 * @param clusterName - the only cluster whose hosts are waited for; when left out, whichever each was reserved for
 * @returns what the others wait for
 */
export async function releaseLeases(
  { caches, config, reservations }: RequestTools,
  leases: readonly Lease[],
  clusterName?: string,
): Promise<string[]> {
  const { namespace, acceptHostsWithoutCleaner } = config;
  const { release, waitsFor } = planRelease({
    leases,
    hostNamed: name => caches.hosts.get({ namespace, name }),
    acceptUnknown: acceptHostsWithoutCleaner,
    clusterName,
  });
  await reservations.release(release);
  return waitsFor;
}
