import {
  clusterOfHost,
  KubernetesObject,
  labels,
  ProvisioningRequest,
} from '@o2ims-portal/api';
import { InformerHandler, keyOf } from '@o2ims-portal/kubernetes-client';
import { ResourceCache } from '../kubernetes/ResourceCache';
import { ReadModel } from '../model/ReadModel';
import { ObjectReference } from './ObjectReference';

type Named = { namespace?: string; name: string };

function clusterOf(
  object: KubernetesObject,
  name: string | undefined,
): ObjectReference[] {
  const { namespace } = object.metadata;
  return name ? [{ object: 'cluster', namespace, name }] : [];
}

function toReference(
  object: ObjectReference['object'],
  { metadata }: { metadata: Named },
): ObjectReference {
  return { object, namespace: metadata.namespace, name: metadata.name };
}

/**
 * Calls back with every request, its resources, and every host, cluster and O-Cloud that may look different after a
 * Kubernetes object changed. It may name too many, never too few: who listens compares.
 */
export function followAffectedObjects(options: {
  cache: ResourceCache;
  model: ReadModel;
  /** Where the hosts are. */
  namespace: string;
  onAffected: (reference: ObjectReference) => void;
}): void {
  const { cache, model, namespace, onAffected } = options;

  const following = <T extends KubernetesObject>(
    affectedBy: (object: T) => ObjectReference[],
  ): InformerHandler<T> => ({
    onAdd: object => affectedBy(object).forEach(onAffected),
    // what an object belonged to before is affected too
    onUpdate: (object, previous) =>
      [...affectedBy(previous), ...affectedBy(object)].forEach(onAffected),
    onDelete: object => affectedBy(object).forEach(onAffected),
  });

  const requestOf = (request: ProvisioningRequest): ObjectReference => ({
    object: 'request',
    ...model.keyOfRequest(request),
  });
  const resourcesOf = (request: ProvisioningRequest): ObjectReference => ({
    ...requestOf(request),
    object: 'resources',
  });
  /** Of the request that a cluster was made for, or that looks after it. */
  const resourcesOfCluster = (
    cluster: KubernetesObject | undefined,
  ): ObjectReference[] => {
    const uid = cluster?.metadata.labels?.[labels.provisioningRequestUid];
    return cluster
      ? [
          ...cache.requestByUid.get(uid),
          ...cache.requestByAdoptedCluster.get(keyOf(cluster)),
        ].map(resourcesOf)
      : [];
  };
  /** A cluster, and the resources that it is among, by something that belongs to it. */
  const aroundCluster = (
    object: KubernetesObject,
    name: string | undefined,
  ): ObjectReference[] => [
    ...clusterOf(object, name),
    ...resourcesOfCluster(
      name
        ? cache.clusters.get({ namespace: object.metadata.namespace, name })
        : undefined,
    ),
  ];
  const clustersOfRequest = (request: ProvisioningRequest) =>
    cache.clustersByRequestUid
      .get(request.metadata.uid)
      .map(cluster => toReference('cluster', cluster));

  cache.focomRequests.addHandler(
    following(focomRequest => [
      { ...toReference('request', focomRequest), kind: 'focom' },
      { ...toReference('resources', focomRequest), kind: 'focom' },
      // with or without it, its ProvisioningRequest is shown differently
      ...cache.requestByFocomUid
        .get(focomRequest.metadata.uid)
        .flatMap(request => [
          ...(['request', 'resources'] as const).map(object => ({
            object,
            kind: 'o2ims' as const,
            name: request.metadata.name,
          })),
          ...clustersOfRequest(request),
        ]),
    ]),
  );
  cache.requests.addHandler(
    following(request => [
      requestOf(request),
      resourcesOf(request),
      ...clustersOfRequest(request),
      ...(request.status?.extensions?.hosts ?? []).map(({ name }) => ({
        object: 'host' as const,
        namespace,
        name,
      })),
    ]),
  );
  cache.hosts.addHandler(
    following(host => [
      toReference('host', host),
      ...aroundCluster(host, clusterOfHost(host)),
      ...cache.requestsByHost
        .get(host.metadata.name)
        .flatMap(request => [requestOf(request), resourcesOf(request)]),
    ]),
  );
  cache.leases.addHandler(
    following(lease => {
      const name = lease.metadata.labels?.[labels.reservedHost];
      return name ? [{ object: 'host', namespace, name }] : [];
    }),
  );
  cache.oClouds.addHandler(
    following(oCloud => [toReference('oCloud', oCloud)]),
  );
  cache.clusters.addHandler(
    following(cluster => [
      toReference('cluster', cluster),
      ...resourcesOfCluster(cluster),
    ]),
  );
  cache.machines.addHandler(
    following(machine => aroundCluster(machine, machine.spec?.clusterName)),
  );
  cache.machineDeployments.addHandler(
    following(deployment =>
      aroundCluster(deployment, deployment.spec?.clusterName),
    ),
  );
  cache.controlPlanes.addHandler(
    following(controlPlane =>
      cache.clustersByControlPlane
        .get(`${controlPlane.metadata.namespace}/${controlPlane.metadata.name}`)
        .flatMap(cluster => [
          toReference('cluster', cluster),
          ...resourcesOfCluster(cluster),
        ]),
    ),
  );
}
