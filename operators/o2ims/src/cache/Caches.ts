import {
  ByoHost,
  Cluster,
  ClusterResourceSet,
  ClusterTemplate,
  hostOfLease,
  KubeadmControlPlane,
  KubernetesObject,
  labels,
  Lease,
  Machine,
  MachineDeployment,
  ProvisioningRequest,
  ResourceType,
  resourceTypes,
  templateObjectName,
} from '@o2ims-portal/api';
import { Informer } from '@o2ims-portal/kubernetes-client';
import { InformerOptions, Manager } from '@o2ims-portal/operator-runtime';
import { usedTemplate } from '../templates/usedTemplate';
import { pinnedInterests, selectorInterests } from '../watch/interests';
import { usesTemplate } from '../watch/isWaiting';
import { IndexedCache } from './IndexedCache';

/** The name of the cluster that a request asks for, if it says so in a way that can be understood. */
export function wantedClusterName(
  request: ProvisioningRequest,
): string | undefined {
  const name = request.spec?.templateParameters?.clusterName;
  return typeof name === 'string' ? name : undefined;
}

/** The ClusterTemplate that a request names, if there is one. */
export function templateOf(
  templates: Pick<Informer<ClusterTemplate>, 'get'>,
  namespace: string,
  { spec: { templateName, templateVersion } }: ProvisioningRequest,
): ClusterTemplate | undefined {
  const name = templateObjectName(templateName, templateVersion);
  return templates.get({ namespace, name });
}

/** UID of the request that an object was made for. */
export function ownerUidOf(object: KubernetesObject): string | undefined {
  return object.metadata.labels?.[labels.provisioningRequestUid];
}

const owned = { owner: (object: KubernetesObject) => [ownerUidOf(object)] };

export interface OwnedInformer<T extends KubernetesObject = KubernetesObject> {
  informer: Informer<T>;
  cache: IndexedCache<T, 'owner'>;
}

/** Everything that the operator knows, kept current by watches. */
export interface Caches {
  requests: IndexedCache<
    ProvisioningRequest,
    'uid' | 'clusterName' | 'host' | 'selector' | 'template'
  >;
  templates: Informer<ClusterTemplate>;
  hosts: IndexedCache<ByoHost, 'hostId'>;
  /** Those that reserve hosts, by who holds them. */
  leases: IndexedCache<Lease, 'owner'>;
  clusters: IndexedCache<Cluster, 'owner'>;
  controlPlanes: IndexedCache<KubeadmControlPlane, 'owner'>;
  machineDeployments: IndexedCache<MachineDeployment, 'owner' | 'cluster'>;
  machines: IndexedCache<Machine, 'cluster'>;
  clusterResourceSets: OwnedInformer<ClusterResourceSet>;
  /** The metadata of all there are in the namespace: what add-ons consist of, and the clusters' copies of it. */
  addonSources: { ConfigMap: OwnedInformer; Secret: OwnedInformer };
  /** What Cluster API is given for a cluster beside the Cluster, by kind. */
  resources: OwnedInformer[];
  /** Of the kinds that Cluster API and BYOH bring: nothing can be done before all of them are there. */
  awaited: Pick<
    Informer<KubernetesObject>,
    'type' | 'hasSynced' | 'whenSynced'
  >[];
  informers: {
    requests: Informer<ProvisioningRequest>;
    hosts: Informer<ByoHost>;
    leases: Informer<Lease>;
    clusters: Informer<Cluster>;
    machines: Informer<Machine>;
    controlPlanes: Informer<KubeadmControlPlane>;
    machineDeployments: Informer<MachineDeployment>;
  };
}

/** Asks the manager for the watches. Kinds of which others have many are watched only where they are ours. */
export function createCaches(manager: Manager, namespace: string): Caches {
  const requests = manager.informer<ProvisioningRequest>(
    resourceTypes.provisioningRequest,
  );
  const templates = manager.informer<ClusterTemplate>(
    resourceTypes.clusterTemplate,
    { namespace },
  );
  // not by a label: a Lease of a host's name stands in the way whoever made it, and its going has to be noticed
  const leases = manager.informer<Lease>(resourceTypes.lease, { namespace });
  // of others: they may be installed after us
  const clusters = manager.informer<Cluster>(resourceTypes.cluster, {
    namespace,
    mayBeMissing: true,
  });
  const machines = manager.informer<Machine>(resourceTypes.machine, {
    namespace,
    mayBeMissing: true,
  });
  const hosts = manager.informer<ByoHost>(resourceTypes.byoHost, {
    namespace,
    mayBeMissing: true,
  });
  const ours = <T extends KubernetesObject>(
    type: ResourceType,
    options: InformerOptions = {
      labelSelector: labels.provisioningRequestUid,
      mayBeMissing: true,
    },
  ) => {
    const informer = manager.informer<T>(type, { namespace, ...options });
    const cache = IndexedCache.create<T, 'owner'>({ informer, indexes: owned });
    return { informer, cache };
  };
  // of others too: their clusters can be adopted
  const controlPlanes = ours<KubeadmControlPlane>(
    resourceTypes.kubeadmControlPlane,
    { mayBeMissing: true },
  );
  const deployments = manager.informer<MachineDeployment>(
    resourceTypes.machineDeployment,
    { namespace, mayBeMissing: true },
  );
  const machineDeployments = {
    informer: deployments,
    cache: IndexedCache.create({
      informer: deployments,
      indexes: {
        ...owned,
        cluster: (deployment: MachineDeployment) => [
          deployment.spec?.clusterName,
        ],
      },
    }),
  };
  const clusterResourceSets = ours<ClusterResourceSet>(
    resourceTypes.clusterResourceSet,
    { labelSelector: labels.provisioningRequestUid, optional: true },
  );
  const addonSources = {
    ConfigMap: ours(resourceTypes.configMap, { metadataOnly: true }),
    Secret: ours(resourceTypes.secret, { metadataOnly: true }),
  };
  const resources = [
    controlPlanes,
    machineDeployments,
    ours(resourceTypes.byoCluster),
    ours(resourceTypes.byoMachineTemplate),
    ours(resourceTypes.kubeadmConfigTemplate),
  ] as OwnedInformer[];
  const templateFor = (request: ProvisioningRequest) =>
    templateOf(templates, namespace, request);
  const indexedRequests = IndexedCache.create({
    informer: requests,
    indexes: {
      uid: request => [request.metadata.uid],
      template: request => [usedTemplate(request)],
      // the one that it has, too, when the request was changed since
      clusterName: request => [
        ...new Set([
          wantedClusterName(request),
          request.status?.extensions?.cluster?.name,
        ]),
      ],
      host: request => pinnedInterests(request, templateFor(request)),
      selector: request => selectorInterests(request, templateFor(request)),
    },
  });
  const reindex = ({ metadata }: ClusterTemplate) =>
    indexedRequests
      .list()
      .filter(request => usesTemplate(request, metadata.name))
      .forEach(request => indexedRequests.reindex(request));
  templates.addHandler({
    onAdd: reindex,
    onUpdate: (template, previous) => {
      if (template.metadata.generation !== previous.metadata.generation) {
        reindex(template);
      }
    },
    onDelete: reindex,
  });
  return {
    requests: indexedRequests,
    templates,
    hosts: IndexedCache.create({
      informer: hosts,
      indexes: { hostId: host => [host.metadata.labels?.[labels.hostId]] },
    }),
    leases: IndexedCache.create({
      informer: leases,
      accepts: lease => hostOfLease(lease) !== undefined,
      indexes: { owner: lease => [lease.spec?.holderIdentity] },
    }),
    clusters: IndexedCache.create({ informer: clusters, indexes: owned }),
    clusterResourceSets,
    addonSources,
    controlPlanes: controlPlanes.cache,
    machineDeployments: machineDeployments.cache,
    machines: IndexedCache.create({
      informer: machines,
      indexes: { cluster: machine => [machine.spec?.clusterName] },
    }),
    resources: [
      ...resources,
      clusterResourceSets as OwnedInformer<KubernetesObject>,
      addonSources.ConfigMap,
      addonSources.Secret,
    ],
    awaited: [
      clusters,
      machines,
      hosts,
      ...resources.map(({ informer }) => informer),
    ],
    informers: {
      requests,
      hosts,
      leases,
      clusters,
      machines,
      controlPlanes: controlPlanes.informer,
      machineDeployments: deployments,
    },
  };
}
