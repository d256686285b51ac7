import {
  Host,
  HostList,
  HostQuery,
  HostState,
} from '@o2ims-portal/plugin-o2ims-common';
import { compareNames, compareTimes } from '../model/text';
import { countBy } from './countBy';
import { distinct } from './distinct';
import { matchesSearch } from './matchesSearch';
import { pageOf } from './pageOf';
import { toOrder } from './toOrder';

const states: readonly HostState[] = ['in-use', 'reserved', 'cleaning', 'free'];

type Compare = (a: Host, b: Host) => number;

const ascending: Record<NonNullable<HostQuery['sort']>, Compare> = {
  name: (a, b) => compareNames(a.name, b.name),
  state: (a, b) => states.indexOf(a.state) - states.indexOf(b.state),
  cluster: (a, b) => compareNames(a.clusterName ?? '', b.clusterName ?? ''),
  createdAt: (a, b) => compareTimes(a.createdAt, b.createdAt),
};

/** Of the hosts that somebody may see, those that were asked for, and what there is to choose from. */
export function queryHosts(hosts: readonly Host[], query: HostQuery): HostList {
  const { search, state, oCloudId, cluster, sort = 'name' } = query;
  const inAnyState = hosts.filter(
    host =>
      (oCloudId === undefined || host.oCloudId === oCloudId) &&
      (cluster === undefined || host.clusterName === cluster) &&
      matchesSearch(
        [
          host.name,
          host.hostId,
          host.clusterName,
          host.osImage,
          host.architecture,
          ...host.addresses,
          ...Object.entries(host.labels).map(
            ([key, value]) => `${key}=${value}`,
          ),
        ],
        search,
      ),
  );
  const found = state?.length
    ? inAnyState.filter(host => state.includes(host.state))
    : inAnyState;
  return {
    items: pageOf(
      [...found].sort(toOrder(ascending, { sort, order: query.order })),
      query,
    ),
    total: found.length,
    counts: countBy(inAnyState, host => host.state, states).map(
      ({ value, count }) => ({ state: value, count }),
    ),
    choices: {
      oClouds: distinct(hosts.map(host => host.oCloudId)),
      clusters: distinct(hosts.map(host => host.clusterName)),
    },
  };
}
