import { ByoHost, hostOfLease, Lease } from '@o2ims-portal/api';
import {
  HostAvailability,
  HostDirectory,
  PlannedHost,
} from '@o2ims-portal/host-rules';

/** What to do with Leases so that a request has all of its hosts, or none. */
export interface ReservationPlan {
  /** Hosts to reserve, in the order in which to do it. */
  take: string[];
  /** Leases of ours to give back. */
  release: Lease[];
  /** Leases whose request seems to be gone: to be cleared away once that is certain. */
  orphaned: Lease[];
}

/**
 * Decides how to reserve hosts: all of them, or, while the request cannot have one of them, none. Hosts are taken in
 * the order of their names by everybody, so that of two requests for the same hosts one gets them all.
 *
 * The hosts of a Cluster that is there stay reserved, also those that it is to lose. A host that an earlier Cluster of
 * the request still has, or has left dirty, stays reserved until it is free and clean, wanted or not; and while the
 * request waits for nothing else, so do its others.
 */
export function planReservation(options: {
  /** The hosts that the request is to have. */
  hosts: readonly PlannedHost[];
  /** Whether it cannot have them now. */
  waits: boolean;
  /** Whether it waits for nothing but hosts of its own that are not back yet. */
  onlyReturning: boolean;
  directory: HostDirectory;
  stateOf: (host: ByoHost) => HostAvailability;
  /** The Leases of the request. */
  ours: readonly Lease[];
  /** With a cluster only what was taken just now may be given back at once; the rest has to be let go by it first. */
  mayRelease?: (host: string) => boolean;
}): ReservationPlan {
  const { hosts, waits, onlyReturning, directory, stateOf, ours } = options;
  const wanted = new Set(hosts.map(({ name }) => name));
  const release = ours.filter(lease => {
    const name = hostOfLease(lease)!;
    if (options.mayRelease?.(name) === false) {
      return false;
    }
    const host = directory.named(name);
    if (!host) {
      return true;
    }
    const { state } = stateOf(host);
    const keep =
      state === 'returning' ||
      (state === 'held' && wanted.has(name) && (!waits || onlyReturning));
    return !keep;
  });
  if (waits) {
    return { take: [], orphaned: [], release };
  }
  const states = [...wanted].sort().map(name => ({
    name,
    availability: stateOf(directory.named(name)!),
  }));
  return {
    take: states
      .filter(({ availability: { state } }) => state !== 'held')
      .map(({ name }) => name),
    orphaned: states.flatMap(({ availability }) =>
      availability.state === 'orphaned' ? [availability.lease] : [],
    ),
    release,
  };
}
