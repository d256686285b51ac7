import {
  Cluster,
  ClusterList,
  ClusterQuery,
} from '@o2ims-portal/plugin-o2ims-common';
import { compareNames } from '../model/text';
import { matchesSearch } from './matchesSearch';
import { pageOf } from './pageOf';

/** Of the clusters that somebody may see, those that were asked for. */
export function queryClusters(
  clusters: readonly Cluster[],
  query: ClusterQuery,
): ClusterList {
  const { search, oCloudId, owner, order } = query;
  const found = clusters
    .filter(
      cluster =>
        (oCloudId === undefined || cluster.oCloudId === oCloudId) &&
        (owner === undefined || cluster.owner === owner) &&
        matchesSearch(
          [cluster.name, cluster.owner, cluster.kubernetesVersion],
          search,
        ),
    )
    .sort((a, b) => compareNames(a.name, b.name));
  return {
    items: pageOf(order === 'desc' ? found.reverse() : found, query),
    total: found.length,
  };
}
