import { stringifyEntityRef } from '@backstage/catalog-model';
import { toDnsLabel } from '@o2ims-portal/api';

/** `spec.type` of the Resource entities. @public */
export const entityTypes = {
  cluster: 'kubernetes-cluster',
  host: 'bare-metal-host',
} as const;

/** Annotations of entities that say which object they stand for. @public */
export const entityAnnotations = {
  /** `namespace/name` of the Cluster. */
  cluster: 'o2ims.provisioning.oran.org/cluster',
  /** `namespace/name` of the ByoHost. */
  host: 'o2ims.provisioning.oran.org/host',
  /** `kind/namespace/name` of the request, as in the REST API's path. */
  request: 'o2ims.provisioning.oran.org/request',
} as const;

/** @public */
export type NamespacedName = { namespace: string; name: string };

function entityRef(
  { namespace, name }: NamespacedName,
  prefix: 'cluster' | 'host',
): string {
  return stringifyEntityRef({
    kind: 'Resource',
    namespace,
    name: toDnsLabel(prefix, name),
  });
}

/**
 * Reference of a cluster's entity. The Kubernetes namespace is the entity's; the prefix keeps a cluster and a host
 * of the same name apart.
 *
 * @public
 */
export function clusterEntityRef(cluster: NamespacedName): string {
  return entityRef(cluster, 'cluster');
}

/** Reference of a host's entity. @public */
export function hostEntityRef(host: NamespacedName): string {
  return entityRef(host, 'host');
}
