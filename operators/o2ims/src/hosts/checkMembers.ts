import { ByoHost, clusterOfHost, Lease } from '@o2ims-portal/api';
import { ClusterPlan } from '../plan/ClusterPlan';
import { describeHolder } from './HostAvailability';
import { HostDirectory, hostIdOf } from './HostDirectory';

/**
 * What is wrong with the hosts of a cluster that is there, in words with what to do: a host that went away, is not
 * what it was, or is somebody else's. The cluster is left as it is.
 */
export function checkMembers(options: {
  plan: Pick<ClusterPlan, 'hosts' | 'clusterName'>;
  /** UID of the request. */
  owner: string;
  directory: HostDirectory;
  leaseOf: (host: string) => Lease | undefined;
}): string[] {
  const { plan, owner, directory, leaseOf } = options;
  return plan.hosts.flatMap(({ name, uid, hostId }) => {
    const problems: string[] = [];
    const lease = leaseOf(name);
    if (lease && lease.spec?.holderIdentity !== owner) {
      problems.push(
        `Host '${name}' is reserved by ${describeHolder(
          lease,
        )}, although this cluster was made on it: have that give it back, or delete Lease '${
          lease.metadata.name
        }'`,
      );
    }
    const host = directory.named(name);
    const what = host
      ? whatChanged(host, { uid, hostId, plan, directory })
      : `Host '${name}' is not registered any more: start its agent`;
    return what ? [what, ...problems] : problems;
  });
}

function whatChanged(
  host: ByoHost,
  expected: {
    uid: string;
    hostId: string;
    plan: Pick<ClusterPlan, 'clusterName'>;
    directory: HostDirectory;
  },
): string | undefined {
  const { uid, hostId, plan, directory } = expected;
  const { name } = host.metadata;
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
  return twin && `Host '${name}' ${twin}: register each with its own`;
}
