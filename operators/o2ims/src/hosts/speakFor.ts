import {
  ByoHost,
  LabelSelector,
  Lease,
  hostOfLease,
  matchesSelector,
  ProvisioningRequest,
} from '@o2ims-portal/api';
import {
  availabilityOf,
  decideHosts,
  HostDirectory,
  HostParameters,
  toWishes,
} from '@o2ims-portal/host-rules';

/** A request that waits for hosts, and what it asks for. */
export interface Waiting {
  request: ProvisioningRequest;
  parameters: HostParameters;
}

/**
 * Which hosts are about to be reserved by requests that asked before: those, one after the other, that could have all
 * of their hosts now. Whoever asked later leaves these hosts to them, so that the oldest request that fits goes on.
 *
 * @returns names of hosts with the names of the requests
 */
export function speakFor(options: {
  /** The oldest first. */
  line: readonly Waiting[];
  directory: HostDirectory;
  leaseOf: (host: string) => Lease | undefined;
  /** The Leases that a request holds. */
  leasesOf: (owner: string) => readonly Lease[];
  isAlive: (uid: string) => boolean;
  acceptUnknown: boolean;
}): Map<string, string> {
  const { line, directory, leaseOf, leasesOf, isAlive, acceptUnknown } =
    options;
  const spokenFor = new Map<string, string>();
  const stateFor = (owner: string) => (host: ByoHost) =>
    availabilityOf(host, {
      lease: leaseOf(host.metadata.name),
      owner,
      isAlive,
      acceptUnknown,
      wantedBy: spokenFor.get(host.metadata.name),
    });
  const isFree = (host: ByoHost) => stateFor('')(host).state !== 'taken';
  const free = directory.hosts.filter(isFree);
  // most of a long line waits for the same, and in vain: that is found out once for all of them
  const counts = new Map<string, number>();
  const countFree = (selector: LabelSelector | undefined): number => {
    const key = JSON.stringify(selector);
    let count = counts.get(key);
    if (count === undefined) {
      count = free.filter(({ metadata }) =>
        matchesSelector(selector, metadata.labels),
      ).length;
      counts.set(key, count);
    }
    return count;
  };

  for (const { request, parameters } of line) {
    const owner = request.metadata.uid!;
    const held = leasesOf(owner).flatMap(
      lease => directory.named(hostOfLease(lease)!) ?? [],
    );
    const isHopeless = toWishes(parameters).some(
      ({ count, selector }) => count > countFree(selector) + held.length,
    );
    if (isHopeless) {
      continue;
    }
    const { hosts, problems } = decideHosts({
      parameters,
      directory,
      candidates: [...free, ...held],
      stateOf: stateFor(owner),
    });
    if (problems.length === 0) {
      hosts.forEach(({ name }) => spokenFor.set(name, request.metadata.name));
    }
  }
  return spokenFor;
}
