import { ResourceType } from './ResourceType';
import { resourceTypes } from './resourceTypes';

const CLUSTER_API = ['v1beta2', 'v1beta1'];

/** API groups that others bring, as people know those who do, and in which versions we speak their kinds. */
const OTHERS: Record<string, { provider: string; versions?: string[] }> = {
  [resourceTypes.cluster.group]: {
    provider: 'Cluster API',
    versions: CLUSTER_API,
  },
  [resourceTypes.kubeadmControlPlane.group]: {
    provider: 'the kubeadm control plane provider of Cluster API',
    versions: CLUSTER_API,
  },
  [resourceTypes.kubeadmConfigTemplate.group]: {
    provider: 'the kubeadm bootstrap provider of Cluster API',
    versions: CLUSTER_API,
  },
  [resourceTypes.clusterResourceSet.group]: {
    provider: 'the ClusterResourceSets of Cluster API',
    versions: CLUSTER_API,
  },
  [resourceTypes.byoHost.group]: { provider: 'BYOH' },
};

/**
 * The versions in which this project speaks a kind, the best first: which one it is depends on what the API server
 * serves.
 *
 * @public
 */
export function versionsOf(type: ResourceType): readonly string[] {
  return OTHERS[type.group]?.versions ?? [type.version];
}

/**
 * What has to be installed for an API server to serve these kinds, for people: `Cluster API (cluster.x-k8s.io/v1beta2
 * or v1beta1)`.
 *
 * @public
 */
export function describeProviders(types: readonly ResourceType[]): string {
  const byGroup = new Map(types.map(type => [type.group, type]));
  const providers = [...byGroup.values()].map(type => {
    const api = `${type.group}/${versionsOf(type).join(' or ')}`;
    const provider = OTHERS[type.group]?.provider;
    return provider ? `${provider} (${api})` : api;
  });
  const last = providers.pop()!;
  return providers.length > 0 ? `${providers.join(', ')} and ${last}` : last;
}
