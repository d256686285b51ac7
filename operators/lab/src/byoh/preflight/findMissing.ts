import { hostNetwork } from '../hostNetwork';

/** What is known of a machine that hosts are to be made on. */
export interface MachineFacts {
  platform: string;
  architecture: string;
  isRoot: boolean;
  /** Whether /bin is a part of /usr, as in all distributions of today. */
  hasMergedUsr: boolean;
  /** Debian packages that are missing, by what of each. */
  missingPackages: string[];
  hasGo: boolean;
  /** Components that have to be built, since the cache does not have them. */
  missingComponents: string[];
  hasControlGroups: boolean;
  /** Why an overlay cannot be mounted in the data directory, if so. */
  overlayProblem?: string;
  /** Whether the one port that BYOH's webhook can have is free. */
  isWebhookPortFree: boolean;
  /** A link that has an address of the hosts' network and is not ours. */
  networkTakenBy?: string;
  hosts: number;
}

const ARCHITECTURES = ['x64', 'arm64'];

/** All that keeps a machine from having real hosts, each with what to do. */
export function findMissing(facts: MachineFacts): string[] {
  if (facts.platform !== 'linux') {
    // nothing else can be told there
    return [
      `Linux: hosts are made of its namespaces, and this is ${facts.platform}`,
    ];
  }
  const { subnet, maxHosts } = hostNetwork;
  return [
    ...when(
      !ARCHITECTURES.includes(facts.architecture),
      `a processor of the kind amd64 or arm64, instead of ${facts.architecture}`,
    ),
    ...when(!facts.isRoot, 'to be root: run the same command with sudo -E'),
    ...when(
      !facts.hasMergedUsr,
      'a /usr that /bin, /sbin and /lib are parts of: hosts get a view of /usr',
    ),
    ...when(
      facts.missingPackages.length > 0,
      `programs; on Debian and Ubuntu: apt-get install ${facts.missingPackages.join(
        ' ',
      )}`,
    ),
    ...when(
      !facts.hasGo && facts.missingComponents.length > 0,
      `Go, to build ${facts.missingComponents.join(', ')}: https://go.dev/dl`,
    ),
    ...when(
      !facts.hasControlGroups,
      'control groups below /sys/fs/cgroup, with the memory controller',
    ),
    ...when(
      facts.overlayProblem !== undefined,
      `a data directory on a disk that overlays can lie on (${facts.overlayProblem}): choose another with --data`,
    ),
    ...when(
      !facts.isWebhookPortFree,
      `port 9443, the only one that BYOH's webhook can have: end what listens there`,
    ),
    ...when(
      facts.networkTakenBy !== undefined,
      `the network ${subnet}, which ${facts.networkTakenBy} is in already`,
    ),
    ...when(
      facts.hosts < 1 || facts.hosts > maxHosts,
      `a number of hosts from 1 to ${maxHosts}, instead of ${facts.hosts}`,
    ),
  ];
}

function when(applies: boolean, line: string): string[] {
  return applies ? [line] : [];
}
