import { Host, HostState } from '@o2ims-portal/plugin-o2ims-common';

/** How many hosts are in each state. */
export type HostCounts = Record<HostState, number>;

export function countHosts(hosts: readonly Pick<Host, 'state'>[]): HostCounts {
  const counts: HostCounts = {
    'in-use': 0,
    reserved: 0,
    cleaning: 0,
    free: 0,
  };
  for (const { state } of hosts) {
    counts[state] += 1;
  }
  return counts;
}
