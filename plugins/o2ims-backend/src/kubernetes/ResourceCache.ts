import {
  ByoHost,
  Cluster,
  ClusterTemplate,
  clusterOfHost,
  FocomProvisioningRequest,
  KubeadmControlPlane,
  KubernetesObject,
  labels,
  Lease,
  Machine,
  MachineDeployment,
  OCloud,
  ProvisioningRequest,
  ResourceType,
  resourceTypes,
  TemplateInfo,
  versionsOf,
} from '@o2ims-portal/api';
import {
  Informer,
  keyOf,
  KubernetesClient,
} from '@o2ims-portal/kubernetes-client';
import { clusterOfRequest } from '../resources/clusterOfRequest';
import { ObjectIndex } from './ObjectIndex';

function present(value: string | undefined): string[] {
  return value ? [value] : [];
}

function inNamespaceOf(
  object: KubernetesObject,
  name: string | undefined,
): string[] {
  const { namespace } = object.metadata;
  return name ? [keyOf({ metadata: { namespace, name } })] : [];
}

/** Every object that the portal shows, kept current, and found by what it belongs to. */
export class ResourceCache {
  readonly focomRequests: Informer<FocomProvisioningRequest>;
  readonly requests: Informer<ProvisioningRequest>;
  readonly hosts: Informer<ByoHost>;
  readonly leases: Informer<Lease>;
  readonly clusters: Informer<Cluster>;
  readonly controlPlanes: Informer<KubeadmControlPlane>;
  readonly machineDeployments: Informer<MachineDeployment>;
  readonly machines: Informer<Machine>;
  readonly clusterTemplates: Informer<ClusterTemplate>;
  readonly templateInfos: Informer<TemplateInfo>;
  readonly oClouds: Informer<OCloud>;

  readonly focomRequestByUid: ObjectIndex<FocomProvisioningRequest>;
  readonly requestByUid: ObjectIndex<ProvisioningRequest>;
  /** By the UID of the FocomProvisioningRequest that it was made for. */
  readonly requestByFocomUid: ObjectIndex<ProvisioningRequest>;
  /** By the names of the hosts that are reserved for it. */
  readonly requestsByHost: ObjectIndex<ProvisioningRequest>;
  readonly leaseByHost: ObjectIndex<Lease>;
  /** By the ByoMachine that has claimed it, `namespace/name`. */
  readonly hostByByoMachine: ObjectIndex<ByoHost>;
  readonly hostsByCluster: ObjectIndex<ByoHost>;
  /** By the UID of the ProvisioningRequest that it was made for. */
  readonly clustersByRequestUid: ObjectIndex<Cluster>;
  /** By the Cluster that somebody else made and it looks after, `namespace/name`. */
  readonly requestByAdoptedCluster: ObjectIndex<ProvisioningRequest>;
  readonly clustersByControlPlane: ObjectIndex<Cluster>;
  readonly machinesByCluster: ObjectIndex<Machine>;
  readonly machineDeploymentsByCluster: ObjectIndex<MachineDeployment>;

  /** Requests may be in any namespace; all else is looked up in one. */
  static create(options: {
    client: KubernetesClient;
    namespace: string;
    onError: (type: ResourceType, error: Error) => void;
  }): ResourceCache {
    return new ResourceCache(options);
  }

  private constructor(options: {
    client: KubernetesClient;
    namespace: string;
    onError: (type: ResourceType, error: Error) => void;
  }) {
    const { client, namespace, onError } = options;
    const inform = <T extends KubernetesObject>(
      type: ResourceType,
      list: { namespace?: string; labelSelector?: string } = { namespace },
    ) =>
      Informer.create<T>({
        client,
        type,
        versions: versionsOf(type),
        onError: error => onError(type, error),
        ...list,
      });
    this.focomRequests = inform(resourceTypes.focomProvisioningRequest, {});
    this.requests = inform(resourceTypes.provisioningRequest, {});
    this.hosts = inform(resourceTypes.byoHost);
    this.leases = inform(resourceTypes.lease, {
      namespace,
      labelSelector: labels.reservedHost,
    });
    this.clusters = inform(resourceTypes.cluster);
    this.controlPlanes = inform(resourceTypes.kubeadmControlPlane);
    this.machineDeployments = inform(resourceTypes.machineDeployment);
    this.machines = inform(resourceTypes.machine);
    this.clusterTemplates = inform(resourceTypes.clusterTemplate);
    this.templateInfos = inform(resourceTypes.templateInfo);
    this.oClouds = inform(resourceTypes.oCloud);

    const uidOf = (object: KubernetesObject) => present(object.metadata.uid);
    const labelOf = (name: string) => (object: KubernetesObject) =>
      present(object.metadata.labels?.[name]);
    this.focomRequestByUid = ObjectIndex.create(this.focomRequests, uidOf);
    this.requestByUid = ObjectIndex.create(this.requests, uidOf);
    this.requestByFocomUid = ObjectIndex.create(
      this.requests,
      labelOf(labels.focomRequestUid),
    );
    this.requestsByHost = ObjectIndex.create(
      this.requests,
      request =>
        request.status?.extensions?.hosts?.map(host => host.name) ?? [],
    );
    this.leaseByHost = ObjectIndex.create(
      this.leases,
      labelOf(labels.reservedHost),
    );
    this.hostByByoMachine = ObjectIndex.create(this.hosts, host =>
      inNamespaceOf(host, host.status?.machineRef?.name),
    );
    this.hostsByCluster = ObjectIndex.create(this.hosts, host =>
      inNamespaceOf(host, clusterOfHost(host)),
    );
    this.clustersByRequestUid = ObjectIndex.create(
      this.clusters,
      labelOf(labels.provisioningRequestUid),
    );
    this.requestByAdoptedCluster = ObjectIndex.create(
      this.requests,
      request => {
        const said = clusterOfRequest(request);
        return said?.adopted ? [keyOf({ metadata: said })] : [];
      },
    );
    this.clustersByControlPlane = ObjectIndex.create(this.clusters, cluster =>
      inNamespaceOf(cluster, cluster.spec?.controlPlaneRef?.name),
    );
    this.machinesByCluster = ObjectIndex.create(this.machines, machine =>
      inNamespaceOf(machine, machine.spec?.clusterName),
    );
    this.machineDeploymentsByCluster = ObjectIndex.create(
      this.machineDeployments,
      deployment => inNamespaceOf(deployment, deployment.spec?.clusterName),
    );
  }

  get informers(): Pick<
    Informer<KubernetesObject>,
    'type' | 'hasSynced' | 'whenSynced' | 'start' | 'stop'
  >[] {
    return [
      this.focomRequests,
      this.requests,
      this.hosts,
      this.leases,
      this.clusters,
      this.controlPlanes,
      this.machineDeployments,
      this.machines,
      this.clusterTemplates,
      this.templateInfos,
      this.oClouds,
    ];
  }

  start(): void {
    this.informers.forEach(informer => informer.start());
  }

  async stop(): Promise<void> {
    await Promise.all(this.informers.map(informer => informer.stop()));
  }
}
