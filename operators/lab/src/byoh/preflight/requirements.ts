/** A program that real hosts need on this machine, and the Debian package that has it. */
export interface Requirement {
  /** Any of these files will do. */
  files: string[];
  package: string;
}

const program = (name: string, from: string): Requirement => ({
  files: ['/usr/bin', '/usr/sbin', '/usr/local/bin', '/usr/local/sbin'].map(
    directory => `${directory}/${name}`,
  ),
  package: from,
});

/** Hosts have the machine's /usr, so what they need has to be there. */
export const requirements: readonly Requirement[] = [
  program('containerd', 'containerd'),
  program('ctr', 'containerd'),
  program('runc', 'runc'),
  {
    files: ['/usr/lib/cni', '/usr/libexec/cni', '/opt/cni/bin'].map(
      directory => `${directory}/bridge`,
    ),
    package: 'containernetworking-plugins',
  },
  program('conntrack', 'conntrack'),
  program('iptables', 'iptables'),
  program('xtables-nft-multi', 'iptables'),
  program('ebtables', 'ebtables'),
  program('socat', 'socat'),
  program('ethtool', 'ethtool'),
  program('modprobe', 'kmod'),
  program('ip', 'iproute2'),
  program('unshare', 'util-linux'),
  program('nsenter', 'util-linux'),
  program('flock', 'util-linux'),
  program('mount', 'mount'),
  program('pgrep', 'procps'),
  program('sysctl', 'procps'),
  program('curl', 'curl'),
  program('jq', 'jq'),
];
