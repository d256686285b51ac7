import {
  ByoHost,
  ClusterParameters,
  HostReference,
  isHostClaimed,
  reasons,
} from '@o2ims-portal/api';
import { PlannedHost } from './PlannedHost';
import {
  checkNodeRequirements,
  NodeRequirements,
} from './checkNodeRequirements';
import { HostDirectory, hostIdOf } from './HostDirectory';
import { HostProblem } from './HostProblem';

/**
 * The hosts that were asked for, as far as they can be used as asked for, and what is wrong with the others.
 *
 * @public
 */
export interface HostResolution {
  hosts: PlannedHost[];
  problems: HostProblem[];
}

const MAX_CHOICES = 10;

const nameOf = (host: ByoHost) => host.metadata.name;

function invalid(message: string): HostProblem {
  return { reason: reasons.invalidParameters, message };
}

/** Hosts that could be asked for instead, so that a typing error is easily mended. */
function choices(hosts: readonly ByoHost[]): string {
  const free = hosts.filter(host => hostIdOf(host) && !isHostClaimed(host));
  if (free.length === 0) {
    return 'register it (no other host is free)';
  }
  const shown = free
    .map(host => `'${hostIdOf(host)}' (${nameOf(host)})`)
    .sort()
    .slice(0, MAX_CHOICES);
  return `register it, or choose one of: ${shown.join(', ')}${
    free.length > shown.length ? ', ...' : ''
  }`;
}

function addressesOf(host: ByoHost): string[] {
  return (host.status?.network ?? []).flatMap(network =>
    (network.ipAddrs ?? []).map(address => address.split('/')[0]),
  );
}

function notSelectable(host: ByoHost): HostProblem {
  return {
    reason: reasons.hostNotSelectable,
    message: `host '${nameOf(
      host,
    )}' has no label host-id, by which BYOH selects hosts; start its agent with --label host-id=<id>`,
  };
}

function notSuitable(
  requirements: NodeRequirements | undefined,
  host: ByoHost,
): HostProblem[] {
  const lacks = checkNodeRequirements(requirements, host);
  return lacks
    ? [
        {
          reason: reasons.hostNotSuitable,
          message: `host '${nameOf(host)}' ${lacks}`,
        },
      ]
    : [];
}

/** Finds the one host that a reference means. */
function find(
  reference: HostReference,
  directory: HostDirectory,
): ByoHost | HostProblem {
  const { hostId, hostName } = reference;
  const byId = hostId ? directory.withId(hostId) : [];
  const byName = hostName ? directory.named(hostName) : undefined;
  if (hostId && hostName && byName && !hostIdOf(byName)) {
    return notSelectable(byName);
  }
  if (hostId && hostName && byName && !byId.includes(byName)) {
    return invalid(
      `host '${hostName}' has the host-id '${hostIdOf(
        byName,
      )}', not '${hostId}'; give one of the two, or both as they are`,
    );
  }
  if (hostId && hostName && !byName && byId.length > 0) {
    return invalid(
      `the host with host-id '${hostId}' is called '${nameOf(
        byId[0],
      )}', not '${hostName}'; give one of the two, or both as they are`,
    );
  }
  const found = byName ?? byId[0];
  if (found) {
    return found;
  }
  return {
    reason: reasons.hostNotFound,
    message: `no host ${
      hostId ? `with host-id '${hostId}'` : `called '${hostName}'`
    } is registered; ${choices(directory.hosts)}`,
  };
}

function checkFound(
  reference: HostReference,
  host: ByoHost,
  directory: HostDirectory,
): HostProblem[] {
  const hostId = hostIdOf(host);
  if (!hostId) {
    return [notSelectable(host)];
  }
  const twins = directory.withId(hostId);
  if (twins.length > 1) {
    return [
      {
        reason: reasons.hostNotSelectable,
        message: `host-id '${hostId}' is used by ${twins.length} hosts (${twins
          .map(nameOf)
          .sort()
          .join(
            ', ',
          )}), which BYOH cannot tell apart; register each with its own`,
      },
    ];
  }
  const addresses = addressesOf(host);
  const { hostIp } = reference;
  if (hostIp && addresses.length > 0 && !addresses.includes(hostIp)) {
    return [
      invalid(
        `host '${nameOf(
          host,
        )}' does not have the address ${hostIp}; it has ${addresses.join(
          ', ',
        )}`,
      ),
    ];
  }
  return [];
}

/**
 * Finds the hosts that a request pins among those that are registered, and sees whether they are as the template asks.
 * Says nothing of whether they are free.
 *
 * Needs every host to have a `host-id` of its own, since that is all that BYOH selects by.
 *
 * @public
 */
export function resolveHosts(
  parameters: Pick<ClusterParameters, 'hosts'>,
  directory: HostDirectory,
  requirements?: NodeRequirements,
): HostResolution {
  const { masters = [], workers = [] } = parameters.hosts ?? {};
  const asked = [
    ...masters.map((reference, i) => ({
      reference,
      role: 'control-plane' as const,
      at: `/hosts/masters/${i}`,
    })),
    ...workers.map((reference, i) => ({
      reference,
      role: 'worker' as const,
      at: `/hosts/workers/${i}`,
    })),
  ];
  const problems: HostProblem[] = [];
  const hosts: PlannedHost[] = [];
  const seen = new Map<string, string>();
  for (const { reference, role, at } of asked) {
    const found = find(reference, directory);
    if ('reason' in found) {
      problems.push(found);
      continue;
    }
    const name = nameOf(found);
    const before = seen.get(name);
    if (before) {
      problems.push(
        invalid(
          `${before} and ${at} are the same host '${name}'; a host can be given only once`,
        ),
      );
      continue;
    }
    seen.set(name, at);
    const wrong = [
      ...checkFound(reference, found, directory),
      ...notSuitable(requirements, found),
    ];
    problems.push(...wrong);
    if (wrong.length === 0) {
      hosts.push({
        name,
        uid: found.metadata.uid ?? '',
        hostId: hostIdOf(found)!,
        role,
      });
    }
  }
  return { hosts, problems };
}
