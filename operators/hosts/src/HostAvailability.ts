import {
  ByoHost,
  clusterOfHost,
  isHostClaimed,
  labels,
  Lease,
  Reason,
  reasons,
  whyNotClean,
} from '@o2ims-portal/api';

/**
 * Whether a request can have a host.
 *
 * - free: it is clean, and nobody's;
 * - held: it is clean, and reserved for this request;
 * - orphaned: it is clean, and reserved for a request that seems to be gone;
 * - returning: it is reserved for this request, and an earlier cluster of the request still has it, or it is not
 *   clean after that;
 * - taken: it is somebody else's, or not clean.
 *
 * `why` goes on after the host's name ("is ...").
 *
 * @public
 */
export type HostAvailability =
  | { state: 'free' }
  | { state: 'held' }
  | { state: 'orphaned'; lease: Lease }
  | { state: 'returning'; reason: Reason; why: string }
  | { state: 'taken'; reason: Reason; why: string };

/**
 * Who holds a Lease, in words.
 *
 * @public
 */
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
 *
 * @public
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
 * A Lease that one of us made for a request that is not there any more: its finalizer was taken away by force.
 *
 * @public
 */
export function isOrphan(
  lease: Lease,
  isAlive: (uid: string) => boolean,
): boolean {
  const holder = lease.spec?.holderIdentity;
  return Boolean(
    holder &&
      lease.metadata.labels?.[labels.provisioningRequestUid] === holder &&
      !isAlive(holder),
  );
}

/**
 * Whether a request can have a host, and if not, why.
 *
 * @public
 */
export function availabilityOf(
  host: ByoHost,
  options: {
    /** The Lease that reserves it. */
    lease?: Lease;
    /** UID of the request. */
    owner: string;
    /** Whether there is a request with this UID, as far as is known. */
    isAlive: (uid: string) => boolean;
    /** Whether the request's cluster is made on it: that it is claimed and not clean is as it should be. */
    isMember?: boolean;
    /** Whether a host counts as clean of which nothing is known. */
    acceptUnknown: boolean;
    /** The request that asked before this one and is about to have the host. */
    wantedBy?: string;
  },
): HostAvailability {
  const { lease, owner, isAlive, acceptUnknown, wantedBy } = options;
  const isOurs = lease?.spec?.holderIdentity === owner;
  if (isOurs && options.isMember) {
    return { state: 'held' };
  }
  const dirt = whyNotClean(host, { acceptUnknown });
  if (isHostClaimed(host)) {
    return {
      state:
        lease && isOurs && isClaimedThrough(lease, host)
          ? 'returning'
          : 'taken',
      reason: reasons.hostInUse,
      why: describeClaim(host),
    };
  }
  if (dirt) {
    return {
      state: isOurs ? 'returning' : 'taken',
      reason: reasons.hostNotClean,
      why: dirt,
    };
  }
  if (isOurs) {
    return { state: 'held' };
  }
  if (lease && !isOrphan(lease, isAlive)) {
    return {
      state: 'taken',
      reason: reasons.hostInUse,
      why: `reserved by ${describeHolder(lease)}`,
    };
  }
  if (wantedBy) {
    return {
      state: 'taken',
      reason: reasons.hostInUse,
      why: `about to be reserved by request '${wantedBy}', which asked before`,
    };
  }
  return lease ? { state: 'orphaned', lease } : { state: 'free' };
}
