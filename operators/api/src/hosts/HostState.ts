import { labels } from '../naming';
import { ByoHost, Lease } from '../resources';
import { whyNotClean } from './HostCleanliness';

/**
 * What a host is doing: free; reserved for a request that has not reached it yet; in use by a cluster; cleaning, when
 * no cluster has it and it is not, or not known to be, clean.
 *
 * @public
 */
export type HostState = 'free' | 'reserved' | 'cleaning' | 'in-use';

/**
 * The cluster that has claimed a host. BYOH keeps the label until the host's agent let go.
 *
 * @public
 */
export function clusterOfHost(host: ByoHost): string | undefined {
  return host.metadata.labels?.[labels.clusterName];
}

/**
 * Whether BYOH has given a host to a machine, and its agent has not let go of it yet.
 *
 * @public
 */
export function isHostClaimed(host: ByoHost): boolean {
  return Boolean(host.status?.machineRef || clusterOfHost(host));
}

/**
 * A host's state, from what BYOH and its cleaner say of it and the Lease that reserves it, if there is one.
 *
 * @public
 */
export function toHostState(
  host: ByoHost,
  lease?: Lease,
  options: {
    /** Whether a host counts as clean of which nothing is known; not by default. */
    acceptUnknown?: boolean;
  } = {},
): HostState {
  const { acceptUnknown = false } = options;
  if (isHostClaimed(host)) {
    return 'in-use';
  }
  if (whyNotClean(host, { acceptUnknown })) {
    return 'cleaning';
  }
  return lease ? 'reserved' : 'free';
}

/**
 * A host's own address: the first IPv4 address of its default interface, without the prefix length.
 *
 * @public
 */
export function addressOfHost(host: ByoHost): string | undefined {
  return host.status?.network
    ?.find(network => network.isDefault)
    ?.ipAddrs?.map(address => address.split('/')[0])
    .find(address => address.includes('.'));
}
