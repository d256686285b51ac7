import {
  ByoHost,
  clusterOfHost,
  hostLeaseName,
  isHostClaimed,
  labels,
  Lease,
} from '@o2ims-portal/api';

/** Why a host cannot be reserved now. */
export interface BlockedHost {
  host: string;
  /** Who has it, in words. */
  by: string;
}

/** What to do with Leases so that a request has all of its hosts, or none. */
export interface ReservationPlan {
  /** Hosts to reserve, in the order in which to do it. */
  take: string[];
  /** Leases of ours to give back. */
  release: Lease[];
  /** Leases whose request seems to be gone: to be cleared away once that is certain. */
  orphaned: Lease[];
  /** Not empty: the request has to wait. */
  blocked: BlockedHost[];
}

/** Who holds a Lease, in words. */
export function describeHolder(lease: Lease): string {
  const request = lease.metadata.labels?.[labels.provisioningRequest];
  const cluster = lease.metadata.labels?.[labels.clusterName];
  if (!request) {
    return `Lease '${lease.metadata.name}', which no request made`;
  }
  return `request '${request}'${cluster ? ` for cluster '${cluster}'` : ''}`;
}

function describeClaim(host: ByoHost): string {
  const cluster = clusterOfHost(host);
  return cluster
    ? `in use by cluster '${cluster}'`
    : `in use by machine '${host.status?.machineRef?.name}'`;
}

/**
 * Whether a host is still claimed by the cluster that it was reserved for, rather than by one that took it without
 * asking.
 */
export function isClaimedThrough(lease: Lease, host: ByoHost): boolean {
  const cluster = clusterOfHost(host);
  return (
    isHostClaimed(host) &&
    (cluster === undefined ||
      cluster === lease.metadata.labels?.[labels.clusterName])
  );
}

/**
 * Decides how to reserve hosts: all of them, or, while one of them is somebody else's, none. Hosts are taken in the
 * order of their names by everybody, so that of two requests for the same hosts one gets them all.
 *
 * For requests that have no Cluster yet: a claim on a host is somebody else's, or left over from a Cluster that was
 * deleted without its request. In the second case the reservation stays until the host is free.
 */
export function planReservation(options: {
  hosts: readonly ByoHost[];
  /** All Leases that reserve hosts. */
  leases: readonly Lease[];
  /** UID of the request. */
  owner: string;
  /** Whether there is a request with this UID, as far as is known. */
  isAlive: (uid: string) => boolean;
}): ReservationPlan {
  const { leases, owner, isAlive } = options;
  const hosts = [...options.hosts].sort((a, b) =>
    a.metadata.name < b.metadata.name ? -1 : 1,
  );
  const byName = new Map(leases.map(lease => [lease.metadata.name, lease]));
  const take: string[] = [];
  const orphaned: Lease[] = [];
  const blocked: BlockedHost[] = [];
  const free = new Set<string>();
  const leftOver = new Set<string>();
  for (const host of hosts) {
    const name = host.metadata.name;
    const leaseName = hostLeaseName(name);
    const lease = byName.get(leaseName);
    const holder = lease?.spec?.holderIdentity;
    if (isHostClaimed(host)) {
      blocked.push({ host: name, by: describeClaim(host) });
      if (lease && holder === owner && isClaimedThrough(lease, host)) {
        leftOver.add(leaseName);
      }
    } else if (!lease) {
      take.push(name);
    } else if (holder === owner) {
      free.add(leaseName);
    } else if (isOrphan(lease, isAlive)) {
      orphaned.push(lease);
      take.push(name);
    } else {
      blocked.push({
        host: name,
        by: `reserved by ${describeHolder(lease)}`,
      });
    }
  }
  const keepFree = blocked.length === leftOver.size;
  const ours = leases.filter(lease => lease.spec?.holderIdentity === owner);
  return {
    take: blocked.length > 0 ? [] : take,
    orphaned: blocked.length > 0 ? [] : orphaned,
    release: ours.filter(
      ({ metadata: { name } }) =>
        !leftOver.has(name) && !(keepFree && free.has(name)),
    ),
    blocked,
  };
}

/** A Lease that one of us made for a request that is not there any more: its finalizer was taken away by force. */
function isOrphan(lease: Lease, isAlive: (uid: string) => boolean): boolean {
  const holder = lease.spec?.holderIdentity;
  return Boolean(
    holder &&
      lease.metadata.labels?.[labels.provisioningRequestUid] === holder &&
      !isAlive(holder),
  );
}
