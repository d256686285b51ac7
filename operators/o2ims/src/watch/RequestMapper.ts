import {
  ByoHost,
  Cluster,
  ClusterTemplate,
  hostLeaseName,
  KubernetesObject,
  labels,
  Lease,
  Machine,
  ProvisioningRequest,
} from '@o2ims-portal/api';
import { ObjectKey } from '@o2ims-portal/kubernetes-client';
import { Caches, ownerUidOf, wantedClusterName } from '../cache/Caches';
import { refersTo } from '../templates/AddonSources';
import { asksForHost, isWaiting, usesTemplate } from './isWaiting';

const toKey = ({ metadata }: ProvisioningRequest): ObjectKey => ({
  name: metadata.name,
});

/**
 * Which requests a change of some other object matters to: those that it belongs to, and those that wait for it.
 */
export class RequestMapper {
  readonly #caches: Caches;
  readonly #namespace: string;

  static create(options: { caches: Caches; namespace: string }): RequestMapper {
    return new RequestMapper(options.caches, options.namespace);
  }

  private constructor(caches: Caches, namespace: string) {
    this.#caches = caches;
    this.#namespace = namespace;
  }

  readonly fromOwned = (object: KubernetesObject): ObjectKey[] =>
    this.#owner(ownerUidOf(object));

  /** A template, but for its status: that is told of requests, and would wake all others that wait. */
  readonly fromTemplate = (
    template: ClusterTemplate,
    previous?: ClusterTemplate,
  ): ObjectKey[] =>
    previous && previous.metadata.generation === template.metadata.generation
      ? []
      : this.#waiting(request => usesTemplate(request, template.metadata.name));

  /** What comes or goes of an add-on of the template. */
  readonly fromAddonSource = (
    object: KubernetesObject,
    previous?: KubernetesObject,
  ): ObjectKey[] => {
    const templates = previous
      ? []
      : this.#caches.templates
          .list()
          .filter(template => refersTo(template, object));
    return templates.flatMap(template => this.fromTemplate(template));
  };

  readonly fromCluster = (cluster: Cluster): ObjectKey[] => [
    ...this.fromOwned(cluster),
    ...this.#caches.requests
      .by('clusterName', cluster.metadata.name)
      .filter(isWaiting)
      .map(toKey),
  ];

  readonly fromMachine = (machine: Machine): ObjectKey[] => {
    const cluster = this.#caches.clusters.get({
      namespace: this.#namespace,
      name: machine.spec?.clusterName ?? '',
    });
    return cluster ? this.fromOwned(cluster) : [];
  };

  /** A host, as it is and as it was: it may have got another `host-id`. */
  readonly fromHost = (host: ByoHost, previous?: ByoHost): ObjectKey[] => {
    const lease = this.#caches.leases.get({
      namespace: this.#namespace,
      name: hostLeaseName(host.metadata.name),
    });
    return [
      ...this.#owner(lease?.spec?.holderIdentity),
      ...this.#waiting(
        request =>
          asksForHost(request, host) ||
          (previous !== undefined && asksForHost(request, previous)),
      ),
    ];
  };

  readonly fromLease = (lease: Lease): ObjectKey[] => {
    const host = this.#caches.hosts.get({
      namespace: this.#namespace,
      name: lease.metadata.labels?.[labels.reservedHost] ?? '',
    });
    return [
      ...this.fromOwned(lease),
      ...(host ? this.#waiting(request => asksForHost(request, host)) : []),
    ];
  };

  /** A request that is found wanting, or goes, makes room for others: for its cluster's name and for its hosts. */
  readonly fromRequest = (
    request: ProvisioningRequest,
    previous?: ProvisioningRequest,
  ): ObjectKey[] => {
    const { name, uid } = request.metadata;
    const names = [request, previous].flatMap(version => [
      version && wantedClusterName(version),
      version?.status?.extensions?.cluster?.name,
    ]);
    const rivals = [...new Set(names)].flatMap(clusterName =>
      clusterName
        ? this.#caches.requests
            .by('clusterName', clusterName)
            .filter(other => other.metadata.name !== name && isWaiting(other))
        : [],
    );
    const gone = this.#caches.requests.get({ name })?.metadata.uid !== uid;
    return [
      ...rivals.map(toKey),
      ...(gone
        ? this.#caches.leases.by('owner', uid!).flatMap(this.fromLease)
        : []),
    ];
  };

  #owner(uid: string | undefined): ObjectKey[] {
    return uid ? this.#caches.requests.by('uid', uid).map(toKey) : [];
  }

  #waiting(concerns: (request: ProvisioningRequest) => boolean): ObjectKey[] {
    return this.#caches.requests
      .list()
      .filter(request => isWaiting(request) && concerns(request))
      .map(toKey);
  }
}
