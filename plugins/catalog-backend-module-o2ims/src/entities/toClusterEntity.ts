import { Entity } from '@backstage/catalog-model';
import {
  Cluster,
  clusterEntityRef,
  entityAnnotations,
  entityTypes,
  hostEntityRef,
  requestPath,
} from '@o2ims-portal/plugin-o2ims-common';
import { toOwner } from './toOwner';
import { toResourceEntity } from './toResourceEntity';

function hostsOf({ nodes }: Cluster): string[] {
  const hosts = nodes.flatMap(({ host }) => (host ? [host] : []));
  return [...new Set(hosts)].sort();
}

/**
 * A cluster as a catalog entity, depending on the hosts that it runs on. Phase, conditions and nodes change too
 * often for the catalog, and are there over REST.
 */
export function toClusterEntity(
  cluster: Cluster,
  options: { defaultOwner: string },
): Entity {
  const { namespace, name, kubernetesVersion, request, simulated } = cluster;
  const hosts = hostsOf(cluster);
  const described = [
    ['Kubernetes', kubernetesVersion].filter(Boolean).join(' '),
    ...(hosts.length > 0 ? [`on ${hosts.join(', ')}`] : []),
    ...(simulated ? ['(simulated)'] : []),
  ];
  return toResourceEntity({
    entityRef: clusterEntityRef(cluster),
    source: `clusters/${namespace}/${name}`,
    title: name,
    description: described.join(' '),
    annotations: {
      [entityAnnotations.cluster]: `${namespace}/${name}`,
      ...(request && { [entityAnnotations.request]: requestPath(request) }),
    },
    labels: {},
    tags: ['kubernetes', ...(simulated ? ['simulated'] : [])],
    spec: {
      type: entityTypes.cluster,
      owner: toOwner(cluster.owner) ?? options.defaultOwner,
      oCloud: cluster.oCloudId,
      ...(kubernetesVersion && { kubernetesVersion }),
      dependsOn: hosts.map(host => hostEntityRef({ namespace, name: host })),
    },
  });
}
