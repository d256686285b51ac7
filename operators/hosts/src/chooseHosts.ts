import {
  addressOfHost,
  ByoHost,
  LabelSelector,
  matchesSelector,
} from '@o2ims-portal/api';
import { PlannedHost } from './PlannedHost';
import {
  checkNodeRequirements,
  NodeRequirements,
} from './checkNodeRequirements';
import { HostAvailability } from './HostAvailability';
import { HostDirectory, hostIdOf } from './HostDirectory';
import { pickHosts } from './pickHosts';

/** How many hosts are to be chosen for a role, and among which. */
export interface HostWish {
  role: PlannedHost['role'];
  count: number;
  /** Labels that a host must have; any host when left out. */
  selector?: LabelSelector;
  /** Whether a host has to say at which address it is reached. */
  needsAddress?: boolean;
  /**
   * Names of hosts that have this role in the request's cluster already. They are kept as long as they are registered
   * and nobody else's, even when their labels match no more: labels decide who is taken in.
   */
  members?: ReadonlySet<string>;
}

/** A role for which there are too few hosts. */
export interface HostShortage {
  wish: HostWish;
  /** How many there are. */
  found: number;
  /** Every host that the selector matches, with whether it is to be had or what is in the way. */
  matching: { name: string; usable: boolean; why: string }[];
}

export interface HostSelection {
  /** Those that were chosen, masters first, each role in the order of choice; fewer than asked for in a shortage. */
  hosts: PlannedHost[];
  shortages: HostShortage[];
}

const nameOf = (host: ByoHost) => host.metadata.name;

/**
 * Chooses hosts for the roles of a request.
 *
 * A host can be chosen when it matches the role's selector, is what the template asks for, has a `host-id` that no
 * other host has, is clean, and is nobody else's; a host that the request pins is not chosen, and none is chosen
 * twice. Among those, one after the other:
 *
 * 1. a host that has the role already, then one that is reserved for the request: deciding again moves nobody;
 * 2. one whose failure domain (label `topology.kubernetes.io/zone`) has the fewest hosts of the role so far; hosts
 *    without the label count as one domain;
 * 3. one on which the wanted Kubernetes is installed (annotation `o2ims.provisioning.oran.org/kubernetes-version`);
 * 4. the first by name.
 *
 * Roles are served in the order given. Hosts that a later role needs as well are left to it where there are enough
 * others, so that all roles are served whenever that is possible.
 */
export function chooseHosts(options: {
  wishes: readonly HostWish[];
  /** Among which hosts to choose. */
  candidates: readonly ByoHost[];
  /** All hosts: one of the same `host-id` spoils a candidate. */
  directory: HostDirectory;
  stateOf: (host: ByoHost) => HostAvailability;
  /** Names of hosts that the request pins. */
  pinned: ReadonlySet<string>;
  kubernetesVersion: string;
  /** What every host has to be like. */
  requirements?: NodeRequirements;
}): HostSelection {
  const { wishes, directory, stateOf, kubernetesVersion } = options;
  const candidates = options.candidates.filter(
    host => !options.pinned.has(nameOf(host)),
  );
  const isMemberOfOther = (host: ByoHost, wish: HostWish) =>
    wishes.some(other => other !== wish && other.members?.has(nameOf(host)));
  const isMatching = (host: ByoHost, wish: HostWish) =>
    wish.members?.has(nameOf(host)) ||
    (matchesSelector(wish.selector, host.metadata.labels) &&
      !isMemberOfOther(host, wish));
  const obstacleOf = (host: ByoHost, wish: HostWish): string | undefined => {
    const state = stateOf(host);
    return (
      directory.whyNotSelectable(host) ??
      (wish.needsAddress && !addressOfHost(host)
        ? 'reports no IPv4 address'
        : undefined) ??
      (wish.members?.has(nameOf(host))
        ? undefined
        : checkNodeRequirements(options.requirements, host)) ??
      (state.state === 'taken' ? state.why : undefined)
    );
  };
  const roles = wishes.map(wish => {
    const matching = candidates.filter(host => isMatching(host, wish));
    const usable = matching.filter(host => !obstacleOf(host, wish));
    return { wish, matching, usable };
  });

  const chosen = new Map<ByoHost, PlannedHost>();
  const shortages: HostShortage[] = [];
  for (const [i, { wish, matching, usable }] of roles.entries()) {
    const later = roles.slice(i + 1);
    const neededLater = new Set(later.flatMap(role => role.usable));
    const picked = pickHosts({
      among: usable.filter(host => !chosen.has(host)),
      count: wish.count,
      keepRank: host => {
        if (wish.members?.has(nameOf(host))) {
          return 0;
        }
        if (!['held', 'returning'].includes(stateOf(host).state)) {
          return 3;
        }
        // of what is held, that first which no later role can hold: so each role finds its own again
        return neededLater.has(host) ? 2 : 1;
      },
      kubernetesVersion,
      spare: {
        hosts: neededLater,
        count: later.reduce((sum, role) => sum + role.wish.count, 0),
      },
    });
    for (const host of picked) {
      chosen.set(host, {
        name: nameOf(host),
        uid: host.metadata.uid ?? '',
        hostId: hostIdOf(host)!,
        role: wish.role,
      });
    }
    if (picked.length < wish.count) {
      const whyNot = (host: ByoHost) => {
        const role = chosen.get(host)?.role;
        return role && role !== wish.role
          ? `becomes ${role.replace('-', ' ')}`
          : obstacleOf(host, wish);
      };
      shortages.push({
        wish,
        found: picked.length,
        matching: matching.map(host => {
          const why = whyNot(host);
          return { name: nameOf(host), usable: !why, why: why ?? 'free' };
        }),
      });
    }
  }
  return { hosts: [...chosen.values()], shortages };
}
