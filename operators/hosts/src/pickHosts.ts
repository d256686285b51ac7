import { annotations, ByoHost, labels } from '@o2ims-portal/api';

/** What comes first when hosts are picked; smaller is better. */
type Rank = readonly [
  keep: number,
  inZone: number,
  otherVersion: number,
  name: string,
];

function isLess(a: Rank, b: Rank): boolean {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at >= 0 && a[at] < b[at];
}

function zoneOf(host: ByoHost): string {
  return host.metadata.labels?.[labels.failureDomain] ?? '';
}

/**
 * Picks hosts for one role, one after the other, each the best of those that are left: by whether it is kept, by how
 * many of its failure domain were picked, by whether it has the version, by name.
 *
 * @returns at most `count` hosts, in the order in which they were picked
 */
export function pickHosts(options: {
  among: readonly ByoHost[];
  count: number;
  /** How much a host is to be kept: 0 most. */
  keepRank: (host: ByoHost) => number;
  kubernetesVersion: string;
  /** Hosts that others may need, and how many of these must be left to them as long as there are enough others. */
  spare: { hosts: ReadonlySet<ByoHost>; count: number };
}): ByoHost[] {
  const { among, count, keepRank, kubernetesVersion, spare } = options;
  const picked = new Set<ByoHost>();
  const zones = new Map<string, number>();
  const mayPickSpare = () =>
    [...picked].filter(host => spare.hosts.has(host)).length <
    spare.hosts.size - spare.count;

  const rankOf = (host: ByoHost): Rank => [
    keepRank(host),
    zones.get(zoneOf(host)) ?? 0,
    Number(
      host.metadata.annotations?.[annotations.kubernetesVersion] !==
        kubernetesVersion,
    ),
    host.metadata.name,
  ];
  const best = (mayPick: (host: ByoHost) => boolean) => {
    let found: { host: ByoHost; rank: Rank } | undefined;
    for (const host of among) {
      if (!picked.has(host) && mayPick(host)) {
        const rank = rankOf(host);
        if (!found || isLess(rank, found.rank)) {
          found = { host, rank };
        }
      }
    }
    return found?.host;
  };

  while (picked.size < count) {
    const others = mayPickSpare()
      ? undefined
      : best(other => !spare.hosts.has(other));
    // where there are too few for all, whoever picks first is served first
    const host = others ?? best(() => true);
    if (!host) {
      break;
    }
    zones.set(zoneOf(host), (zones.get(zoneOf(host)) ?? 0) + 1);
    picked.add(host);
  }
  return [...picked];
}
