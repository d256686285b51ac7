import {
  ClusterList,
  Cluster,
  Host,
  HostList,
  HostState,
  Phase,
  Request,
  RequestList,
} from '@o2ims-portal/plugin-o2ims-common';

function distinct(values: (string | undefined)[]): string[] {
  return [...new Set(values.filter((value): value is string => !!value))];
}

/** What the backend answers when all of these were asked for. */
export function requestListOf(items: Request[]): RequestList {
  const phases = distinct(items.map(({ phase }) => phase)) as Phase[];
  return {
    items,
    total: items.length,
    counts: phases.map(phase => ({
      phase,
      count: items.filter(item => item.phase === phase).length,
    })),
    choices: {
      oClouds: distinct(items.map(({ oCloudId }) => oCloudId)),
      owners: distinct(
        items.map(({ owner, requestedBy }) => owner ?? requestedBy),
      ),
      templates: distinct(items.map(({ templateName }) => templateName)),
    },
  };
}

/** What the backend answers when all of these were asked for. */
export function hostListOf(items: Host[]): HostList {
  const states = distinct(items.map(({ state }) => state)) as HostState[];
  return {
    items,
    total: items.length,
    counts: states.map(state => ({
      state,
      count: items.filter(item => item.state === state).length,
    })),
    choices: {
      oClouds: distinct(items.map(({ oCloudId }) => oCloudId)),
      clusters: distinct(items.map(({ clusterName }) => clusterName)),
    },
  };
}

/** What the backend answers when all of these were asked for. */
export function clusterListOf(items: Cluster[]): ClusterList {
  return { items, total: items.length };
}
