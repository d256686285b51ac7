import { ByoHost, clusterOfHost } from '@o2ims-portal/api';
import { ClusterPlan } from './ClusterPlan';

/**
 * A plan whose hosts have the UIDs that they have now. A host that was registered anew and still is the cluster's is
 * the same one: that is what it looks like after a move to another management cluster.
 */
export function withCurrentHosts(
  plan: ClusterPlan,
  hostNamed: (name: string) => ByoHost | undefined,
): ClusterPlan {
  return {
    ...plan,
    hosts: plan.hosts.map(host => {
      const registered = hostNamed(host.name);
      const uid = registered?.metadata.uid;
      return uid && clusterOfHost(registered) === plan.clusterName
        ? { ...host, uid }
        : host;
    }),
  };
}
