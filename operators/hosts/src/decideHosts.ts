import { ByoHost, ClusterParameters } from '@o2ims-portal/api';
import { PlannedHost } from './PlannedHost';
import { NodeRequirements } from './checkNodeRequirements';
import { chooseHosts, HostWish } from './chooseHosts';
import { describeShortage } from './describeShortage';
import { HostAvailability } from './HostAvailability';
import { HostDirectory } from './HostDirectory';
import { HostProblem } from './HostProblem';
import { resolveHosts } from './resolveHosts';

/**
 * Parameters that say which hosts a cluster is for.
 *
 * @public
 */
export type HostParameters = Pick<
  ClusterParameters,
  'hosts' | 'controlPlane' | 'workers' | 'controlPlaneEndpoint'
> & {
  k8sVersion: string;
  /** What the template asks of every host. */
  requirements?: NodeRequirements;
};

/**
 * The hosts for a request, or everything that stands in the way of having them now.
 *
 * @public
 */
export interface HostDecision {
  /** Pinned and chosen hosts, masters first: all of them, if there is no problem. */
  hosts: PlannedHost[];
  problems: HostProblem[];
  /** Whether nothing is in the way but that hosts of the request itself are not back yet. */
  onlyReturning: boolean;
}

/**
 * What the operator is to choose.
 *
 * @public
 */
export function toWishes(
  parameters: Omit<HostParameters, 'k8sVersion'>,
  /** The hosts that the cluster is made on. */
  current: readonly Pick<PlannedHost, 'name' | 'role'>[] = [],
): HostWish[] {
  const { controlPlane, workers, controlPlaneEndpoint } = parameters;
  const membersOf = (role: PlannedHost['role']) =>
    new Set(current.filter(host => host.role === role).map(({ name }) => name));
  return [
    ...(controlPlane
      ? [
          {
            role: 'control-plane' as const,
            count: controlPlane.replicas,
            selector: controlPlane.selector,
            members: membersOf('control-plane'),
            // a single master's own address is where the cluster is reached, unless there is another
            needsAddress: !controlPlaneEndpoint,
          },
        ]
      : []),
    ...(workers
      ? [
          {
            role: 'worker' as const,
            count: workers.replicas,
            selector: workers.selector,
            members: membersOf('worker'),
          },
        ]
      : []),
  ];
}

/**
 * Finds the hosts that a request pins, chooses the others, and sees whether it can have all of them.
 *
 * @public
 */
export function decideHosts(options: {
  parameters: HostParameters;
  directory: HostDirectory;
  /** Among which hosts to choose; all when left out. */
  candidates?: readonly ByoHost[];
  /** The hosts that the request's cluster is made on. */
  members?: readonly Pick<PlannedHost, 'name' | 'role'>[];
  stateOf: (host: ByoHost) => HostAvailability;
}): HostDecision {
  const { parameters, directory, stateOf } = options;
  const { candidates = directory.hosts } = options;
  const { requirements } = parameters;
  const pinned = resolveHosts(parameters, directory, requirements);
  const { hosts: chosen, shortages } = chooseHosts({
    wishes: toWishes(parameters, options.members),
    candidates,
    directory,
    stateOf,
    pinned: new Set(pinned.hosts.map(({ name }) => name)),
    kubernetesVersion: parameters.k8sVersion,
    requirements,
  });
  const hosts = [...pinned.hosts, ...chosen].sort(
    (a, b) =>
      Number(a.role !== 'control-plane') - Number(b.role !== 'control-plane'),
  );
  const blocked = hosts.flatMap(({ name }) => {
    const state = stateOf(directory.named(name)!);
    return state.state === 'taken' || state.state === 'returning'
      ? [{ ...state, name }]
      : [];
  });
  return {
    hosts,
    problems: [
      ...pinned.problems,
      ...shortages.map(describeShortage),
      ...blocked.map(({ name, reason, why }) => ({
        reason,
        message: `host '${name}' is ${why}`,
      })),
    ],
    onlyReturning:
      pinned.problems.length === 0 &&
      shortages.length === 0 &&
      blocked.length > 0 &&
      blocked.every(({ state }) => state === 'returning'),
  };
}
