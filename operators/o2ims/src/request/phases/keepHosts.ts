import { reasons } from '@o2ims-portal/api';
import { isOrphan } from '@o2ims-portal/host-rules';
import { checkMembers } from '../../hosts/checkMembers';
import { HostView } from '../../hosts/HostView';
import { ClusterPlan } from '../../plan/ClusterPlan';
import { RequestScope } from '../RequestScope';
import { RequestTools } from '../RequestTools';

/** Makes sure that the Leases of a cluster that is there are there: somebody may have deleted one. */
async function keepReservations(
  scope: RequestScope,
  { reservations }: RequestTools,
  { hosts, clusterName }: ClusterPlan,
  { leaseOf, isAlive }: HostView,
): Promise<void> {
  for (const { name } of hosts) {
    const lease = leaseOf(name);
    if (lease && isOrphan(lease, isAlive)) {
      await reservations.releaseOrphan(lease);
    }
    if (!leaseOf(name)) {
      await reservations.take(name, scope.request, clusterName);
    }
  }
}

/**
 * Looks after the hosts of a cluster that is there.
 *
 * @returns what is wrong with them; an event tells of it when it was not so before
 */
export async function keepHosts(
  scope: RequestScope,
  tools: RequestTools,
  plan: ClusterPlan,
  before: string,
): Promise<string[]> {
  const { caches, config, events } = tools;
  const view = HostView.create({ caches, config, request: scope.request });
  await keepReservations(scope, tools, plan, view);
  const { directory, leaseOf } = view;
  const warnings = checkMembers({ plan, owner: scope.uid, directory, leaseOf });
  for (const message of warnings.filter(text => !before.includes(text))) {
    events.record(scope.request, {
      type: 'Warning',
      reason: reasons.hostChanged,
      message,
    });
  }
  return warnings;
}
