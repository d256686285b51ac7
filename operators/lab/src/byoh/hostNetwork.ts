/** The network of real hosts: a bridge of this machine, where it has the first address. */
export const hostNetwork = {
  bridge: 'o2ims-lab0',
  subnet: '10.204.86.0/24',
  /** This machine, as hosts reach it; the plane's API server listens here. */
  gateway: '10.204.86.1',
  prefixLength: 24,
  /** Addresses from .100 on are left for the virtual ones of control planes. */
  maxHosts: 80,
} as const;

const FIRST_HOST = 11;

/** What the names of our control groups begin with. */
export const CGROUP_PREFIX = 'o2ims-lab-';

/** A real host: what it is called, and where it is. */
export interface HostPlan {
  /** 1, 2, ...: its `host-id` label. */
  ordinal: number;
  name: string;
  address: string;
  /** The addresses of its pods. */
  podCidr: string;
  /** This machine's end of its network cable. */
  link: string;
  cgroup: string;
}

/** All that follows from a host's number. */
export function planHost(ordinal: number): HostPlan {
  const name = `byoh-${ordinal}`;
  return {
    ordinal,
    name,
    address: addressOf(FIRST_HOST + ordinal - 1),
    podCidr: `10.244.${ordinal}.0/24`,
    link: `o2ims-${name}`,
    cgroup: `${CGROUP_PREFIX}${name}`,
  };
}

function addressOf(last: number): string {
  return `${hostNetwork.gateway.split('.').slice(0, 3).join('.')}.${last}`;
}
