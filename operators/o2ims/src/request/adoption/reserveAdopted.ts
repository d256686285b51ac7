import { reasons } from '@o2ims-portal/api';
import {
  describeHolder,
  describeRoles,
  isOrphan,
} from '@o2ims-portal/host-rules';
import { HostView } from '../../hosts/HostView';
import { succeeded, unfinished } from '../../status/StageReport';
import { ensureOwner } from '../phases/ensureOwner';
import { releaseSurplus } from '../phases/releaseSurplus';
import { RequestScope } from '../RequestScope';
import { RequestTools } from '../RequestTools';

/**
 * Reserves the hosts that an adopted cluster has, so that they are not given to others, and gives back those that it
 * has no more. BYOH has given them to it already: that somebody else reserved one does not change that.
 */
export async function reserveAdopted(
  scope: RequestScope,
  tools: RequestTools,
): Promise<boolean> {
  const { caches, config, reservations } = tools;
  const { hosts, clusterName } = scope.plan!;
  if (hosts.length > 0) {
    await ensureOwner(scope, tools);
  }
  const { leaseOf, isAlive } = HostView.create({
    caches,
    config,
    request: scope.request,
  });
  const others: string[] = [];
  for (const { name } of hosts) {
    const before = leaseOf(name);
    if (before && isOrphan(before, isAlive)) {
      await reservations.releaseOrphan(before);
    }
    const lease =
      leaseOf(name) ??
      (await reservations.take(name, scope.request, clusterName));
    if (lease.spec?.holderIdentity !== scope.uid) {
      others.push(
        `host '${name}' is reserved by ${describeHolder(
          lease,
        )}, although this cluster runs on it: have that give it back, or delete Lease '${
          lease.metadata.name
        }'`,
      );
    }
  }
  // the name can be taken away, and then another be given: the hosts of the first cluster stay that one's
  await releaseSurplus(scope, tools, { hosts }, clusterName);
  scope.report(
    others.length > 0
      ? unfinished('HostsReserved', reasons.hostInUse, others.join('. '))
      : succeeded(
          'HostsReserved',
          describeRoles(hosts) || 'The cluster has no hosts yet',
        ),
  );
  return true;
}
