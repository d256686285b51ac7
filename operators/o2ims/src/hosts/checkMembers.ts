import {
  ByoHost,
  clusterOfHost,
  ClusterParameters,
  describeSelector,
  Lease,
  matchesSelector,
} from '@o2ims-portal/api';
import {
  describeHolder,
  HostDirectory,
  hostIdOf,
  PlannedHost,
} from '@o2ims-portal/host-rules';
import { ClusterPlan } from '../plan/ClusterPlan';

/**
 * What is wrong with the hosts of a cluster that is there, in words with what to do: a host that went away, is not
 * what it was, or is somebody else's. The cluster is left as it is.
 */
export function checkMembers(options: {
  plan: Pick<ClusterPlan, 'hosts' | 'clusterName' | 'request'>;
  /** UID of the request. */
  owner: string;
  directory: HostDirectory;
  leaseOf: (host: string) => Lease | undefined;
}): string[] {
  const { plan, owner, directory, leaseOf } = options;
  return plan.hosts.flatMap(member => {
    const { name } = member;
    const host = directory.named(name);
    const lease = leaseOf(name);
    const what = host
      ? whatChanged(host, { member, plan, directory })
      : `Host '${name}' is not registered any more: start its agent`;
    const isOthers = lease && lease.spec?.holderIdentity !== owner;
    return [
      ...(what ? [what] : []),
      ...(isOthers
        ? [
            `Host '${name}' is reserved by ${describeHolder(
              lease,
            )}, although this cluster was made on it: have that give it back, or delete Lease '${
              lease.metadata.name
            }'`,
          ]
        : []),
    ];
  });
}

function whatChanged(
  host: ByoHost,
  options: {
    member: PlannedHost;
    plan: Pick<ClusterPlan, 'clusterName' | 'request'>;
    directory: HostDirectory;
  },
): string | undefined {
  const { member, plan, directory } = options;
  const { name, uid, hostId, role } = member;
  const cluster = clusterOfHost(host);
  if (cluster && cluster !== plan.clusterName) {
    return `Host '${name}' is in use by cluster '${cluster}'`;
  }
  if (uid && host.metadata.uid !== uid) {
    return `Host '${name}' was registered anew since the cluster was made: the node that it was is gone`;
  }
  if (hostIdOf(host) !== hostId) {
    return `Host '${name}' has ${
      hostIdOf(host) ? `the host-id '${hostIdOf(host)}'` : 'no label host-id'
    } now, not '${hostId}', by which Cluster API finds it: give it that again`;
  }
  const twin = directory.whyNotSelectable(host);
  if (twin) {
    return `Host '${name}' ${twin}: register each with its own`;
  }
  const { controlPlane, workers } = plan.request
    .templateParameters as unknown as ClusterParameters;
  const { selector } = (role === 'worker' ? workers : controlPlane) ?? {};
  return matchesSelector(selector, host.metadata.labels)
    ? undefined
    : `Host '${name}' was chosen by ${describeSelector(
        selector,
      )} and matches that no more; it stays in the cluster`;
}
