import {
  HostStateCount,
  OCloudCapacity,
} from '@o2ims-portal/plugin-o2ims-common';

/** How many hosts are in each state; `other` are those of which no more is known. */
export type HostCounts = Record<HostStateCount['state'] | 'other', number>;

const none: HostCounts = {
  'in-use': 0,
  reserved: 0,
  cleaning: 0,
  other: 0,
  free: 0,
};

/** From the counts that come with a list of hosts. */
export function toHostCounts(counts: readonly HostStateCount[]): HostCounts {
  const all = { ...none };
  for (const { state, count } of counts) {
    all[state] += count;
  }
  return all;
}

/** From what an O-Cloud says of its hosts. */
export function capacityToHostCounts(capacity: OCloudCapacity): HostCounts {
  const { free, reserved, inUse, other } = capacity;
  return { ...none, free, reserved, 'in-use': inUse, other };
}
