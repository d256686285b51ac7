import { createHash } from 'node:crypto';
import { ByoHost } from '@o2ims-portal/api';

const FLAVOURS = [
  { osimage: 'Debian GNU/Linux 12 (bookworm)', architecture: 'amd64' },
  { osimage: 'Ubuntu 22.04.5 LTS', architecture: 'amd64' },
  { osimage: 'Debian GNU/Linux 12 (bookworm)', architecture: 'arm64' },
];
/** What simulated hosts are called unless somebody says otherwise. */
export const DEFAULT_PREFIX = 'byoh';
/** The second octet of addresses; hosts of other names than the usual are elsewhere. */
const USUAL_NETWORK = 204;
const OTHER_NETWORKS = 50;
const FIRST_ADDRESS = 11;
const HOSTS_PER_SUBNET = 240;
const FIRST_SUBNET = 86;

/** What a host's agent finds out about the machine it runs on; always the same for a name. */
export function hostHardware(
  name: string,
): Pick<NonNullable<ByoHost['status']>, 'hostinfo' | 'network'> {
  const digest = createHash('sha256').update(name).digest();
  const { prefix, ordinal } = parseName(name) ?? {
    prefix: DEFAULT_PREFIX,
    ordinal: 200 + (digest[0] % 40),
  };
  const octets = [0x02, ...digest.subarray(0, 5)];
  const mac = octets.map(octet => octet.toString(16).padStart(2, '0'));
  return {
    hostinfo: { osname: 'linux', ...FLAVOURS[(ordinal - 1) % FLAVOURS.length] },
    network: [
      {
        networkInterfaceName: 'lo',
        connected: true,
        ipAddrs: ['127.0.0.1/8', '::1/128'],
        macAddr: '',
      },
      {
        networkInterfaceName: 'eth0',
        connected: true,
        isDefault: true,
        ipAddrs: [`${address(prefix, ordinal)}/24`, `${linkLocal(octets)}/64`],
        macAddr: mac.join(':'),
      },
    ],
  };
}

/** Name of the host with an ordinal, from 1. */
export function hostName(ordinal: number, prefix = DEFAULT_PREFIX): string {
  return `${prefix}-${ordinal}`;
}

/** The ordinal in a host's name; undefined for hosts that somebody else made. */
export function hostOrdinal(
  name: string,
  prefix = DEFAULT_PREFIX,
): number | undefined {
  const parsed = parseName(name);
  return parsed?.prefix === prefix ? parsed.ordinal : undefined;
}

function parseName(
  name: string,
): { prefix: string; ordinal: number } | undefined {
  const match = /^(.+)-([1-9]\d{0,4})$/.exec(name);
  return match ? { prefix: match[1], ordinal: Number(match[2]) } : undefined;
}

function address(prefix: string, ordinal: number): string {
  const index = ordinal - 1;
  const subnet = (FIRST_SUBNET + Math.floor(index / HOSTS_PER_SUBNET)) % 256;
  return `10.${network(prefix)}.${subnet}.${
    FIRST_ADDRESS + (index % HOSTS_PER_SUBNET)
  }`;
}

function network(prefix: string): number {
  if (prefix === DEFAULT_PREFIX) {
    return USUAL_NETWORK;
  }
  const [first] = createHash('sha256').update(prefix).digest();
  return USUAL_NETWORK + 1 + (first % OTHER_NETWORKS);
}

/** The address that Linux gives an interface by itself: the MAC address with ff:fe in it, one bit turned. */
function linkLocal(octets: number[]): string {
  const [a, b, c, d, e, f] = octets;
  const groups = [
    [a ^ 0x02, b],
    [c, 0xff],
    [0xfe, d],
    [e, f],
  ];
  const hex = groups.map(([high, low]) => ((high << 8) | low).toString(16));
  return `fe80::${hex.join(':')}`;
}
