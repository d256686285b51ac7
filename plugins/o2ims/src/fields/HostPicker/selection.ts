import { Host } from '@o2ims-portal/plugin-o2ims-common';
import { HostPickerValue } from './schema';

/** What a host is to be in the new cluster. */
export type HostRole = 'none' | 'master' | 'worker';

type Picked = NonNullable<HostPickerValue['masters']>[number];

/** The role that a host has in the form's value. */
export function roleOf(
  value: HostPickerValue | undefined,
  name: string,
): HostRole {
  if (value?.masters?.some(({ hostName }) => hostName === name)) {
    return 'master';
  }
  return value?.workers?.some(({ hostName }) => hostName === name)
    ? 'worker'
    : 'none';
}

/** The form's value with another role for one host. */
export function withRole(
  value: HostPickerValue | undefined,
  host: Pick<Host, 'name' | 'hostId' | 'addresses'>,
  role: HostRole,
): HostPickerValue {
  const picked: Picked = {
    hostId: host.hostId ?? '',
    hostName: host.name,
    ...(host.addresses[0] && { hostIp: host.addresses[0] }),
  };
  const change = (list: Picked[] | undefined, wanted: boolean) => [
    ...(list ?? []).filter(({ hostName }) => hostName !== host.name),
    ...(wanted ? [picked] : []),
  ];
  return {
    masters: change(value?.masters, role === 'master'),
    workers: change(value?.workers, role === 'worker'),
  };
}

/** The hosts that can be had first, otherwise in the order in which they come. */
export function sortHosts<T extends Pick<Host, 'state' | 'hostId'>>(
  hosts: readonly T[],
): T[] {
  return [
    ...hosts.filter(host => !toUnavailable(host)),
    ...hosts.filter(toUnavailable),
  ];
}

/** Why a host cannot be chosen; undefined when it can. */
export type Unavailable = 'inUse' | 'reserved' | 'notClean' | 'noHostId';

export function toUnavailable(
  host: Pick<Host, 'state' | 'hostId'>,
): Unavailable | undefined {
  if (host.state === 'in-use') {
    return 'inUse';
  }
  if (host.state === 'reserved') {
    return 'reserved';
  }
  if (host.state === 'cleaning') {
    return 'notClean';
  }
  return host.hostId ? undefined : 'noHostId';
}

/** Names of chosen hosts that cannot be had any more. */
export function findLost(
  value: HostPickerValue | undefined,
  hosts: readonly Pick<Host, 'name' | 'state' | 'hostId'>[],
): string[] {
  const available = new Set(
    hosts.filter(host => !toUnavailable(host)).map(({ name }) => name),
  );
  return [...(value?.masters ?? []), ...(value?.workers ?? [])]
    .map(({ hostName }) => hostName)
    .filter(name => !available.has(name));
}

/** What is wrong with a choice, hosts that are gone aside. */
export function findProblem(
  value: HostPickerValue | undefined,
): 'noMaster' | 'evenMasters' | undefined {
  const count = value?.counts?.controlPlane ?? value?.masters?.length ?? 0;
  if (count === 0) {
    return 'noMaster';
  }
  return count % 2 === 0 ? 'evenMasters' : undefined;
}
