import {
  ByoHost,
  Cluster,
  clusterOfHost,
  ClusterTemplate,
  hostLeaseName,
  hostOfLease,
  isConditionTrue,
  KubeadmControlPlane,
  KubernetesObject,
  LabelSelector,
  labels,
  Lease,
  Machine,
  MachineDeployment,
  matchesSelector,
  ProvisioningRequest,
} from '@o2ims-portal/api';
import { isSameToWaiting, pinKeys } from '@o2ims-portal/host-rules';
import { ObjectKey } from '@o2ims-portal/kubernetes-client';
import { isAdopter } from '../adoption/isAdopter';
import {
  Caches,
  ownerUidOf,
  templateOf,
  wantedClusterName,
} from '../cache/Caches';
import { isInLine } from '../hosts/isInLine';
import { isOlder } from '../request/isOlder';
import { refersTo } from '../templates/AddonSources';
import { memberKey, pinnedInterests, selectorInterests } from './interests';
import { isWaiting, usesTemplate } from './isWaiting';

const toKey = ({ metadata }: ProvisioningRequest): ObjectKey => ({
  name: metadata.name,
});

const toSelector = (interest: string): LabelSelector => JSON.parse(interest);

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
      .filter(
        request =>
          isWaiting(request) ||
          isAdopter(request) ||
          // one that goes may wait for a move to be over
          request.metadata.deletionTimestamp !== undefined,
      )
      .map(toKey),
  ];

  readonly fromMachine = (machine: Machine): ObjectKey[] => {
    const name = machine.spec?.clusterName ?? '';
    const cluster = this.#caches.clusters.get({
      namespace: this.#namespace,
      name,
    });
    return cluster ? [...this.fromOwned(cluster), ...this.#adopters(name)] : [];
  };

  /** One that belongs to a cluster that is looked after, whoever made it. */
  readonly fromMachineDeployment = ({ spec }: MachineDeployment): ObjectKey[] =>
    this.#adopters(spec?.clusterName);

  /** One that belongs to a cluster that is looked after, whoever made it. */
  readonly fromControlPlane = ({
    metadata: { name },
  }: KubeadmControlPlane): ObjectKey[] =>
    this.#caches.requests
      .list()
      .filter(isAdopter)
      .filter(request => {
        const cluster = this.#caches.clusters.get({
          namespace: this.#namespace,
          name: wantedClusterName(request) ?? '',
        });
        return cluster?.spec?.controlPlaneRef?.name === name;
      })
      .map(toKey);

  /** A host, as it is and as it was: it may have got other labels. */
  readonly fromHost = (host: ByoHost, previous?: ByoHost): ObjectKey[] => {
    const { name } = host.metadata;
    const lease = this.#caches.leases.get({
      namespace: this.#namespace,
      name: hostLeaseName(name),
    });
    return [
      ...this.#owner(lease?.spec?.holderIdentity),
      ...this.#members(name),
      ...[host, previous].flatMap(it =>
        this.#adopters(it && clusterOfHost(it)),
      ),
      ...(previous && isSameToWaiting(host, previous)
        ? []
        : this.#waitingFor(previous ? [host, previous] : [host])),
    ];
  };

  readonly fromLease = (lease: Lease, previous?: Lease): ObjectKey[] => {
    const name = hostOfLease(lease);
    if (name === undefined) {
      return [];
    }
    const host = this.#caches.hosts.get({ namespace: this.#namespace, name });
    return [
      ...this.#owner(lease.spec?.holderIdentity),
      ...this.#owner(previous?.spec?.holderIdentity),
      ...this.#members(name),
      ...this.#waitingFor([host ?? { metadata: { name } }]),
    ];
  };

  /**
   * A request that is found wanting, or goes, makes room for others: for its cluster's name, for its hosts, and for
   * those that it was to have before them.
   */
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
        ? this.#caches.leases
            .by('owner', uid!)
            .flatMap(lease => this.fromLease(lease))
        : []),
      ...this.#behind(request, gone ? request : previous, gone),
    ];
  };

  /** Those behind a request that leaves the line of those who wait for hosts without any. */
  #behind(
    request: ProvisioningRequest,
    before: ProvisioningRequest | undefined,
    gone: boolean,
  ): ObjectKey[] {
    const { generation } = request.metadata;
    const leaves =
      before !== undefined &&
      isInLine(before) &&
      (gone ||
        before.metadata.generation !== generation ||
        !isInLine(request)) &&
      !isConditionTrue(request.status?.conditions, 'HostsReserved');
    if (!leaves) {
      return [];
    }
    const template = templateOf(
      this.#caches.templates,
      this.#namespace,
      before,
    );
    const pinned = new Set(pinnedInterests(before, template));
    const selectors = selectorInterests(before, template).map(toSelector);
    const hosts = this.#caches.hosts
      .list()
      .filter(
        host =>
          pinKeys(host).some(key => pinned.has(key)) ||
          selectors.some(selector =>
            matchesSelector(selector, host.metadata.labels),
          ),
      );
    return this.#waitingFor(hosts, other => isOlder(before, other));
  }

  #owner(uid: string | undefined): ObjectKey[] {
    return uid ? this.#caches.requests.by('uid', uid).map(toKey) : [];
  }

  /** Whose cluster has a host, whoever holds its Lease. */
  #members(host: string): ObjectKey[] {
    return this.#caches.requests.by('host', memberKey(host)).map(toKey);
  }

  /**
   * Those who wait for one of some hosts, the oldest first. Each selector is looked at once, however many requests wait
   * with it.
   */
  #waitingFor(
    changed: readonly Pick<ByoHost, 'metadata'>[],
    concerns: (request: ProvisioningRequest) => boolean = () => true,
  ): ObjectKey[] {
    const { requests, hosts } = this.#caches;
    // a host that has the same id as another, or has it no more, makes a difference for that one too
    const twins = changed
      .flatMap(({ metadata }) => metadata.labels?.[labels.hostId] ?? [])
      .flatMap(hostId => hosts.by('hostId', hostId));
    const affected = [...changed, ...twins];
    const found = new Set([
      ...affected.flatMap(pinKeys).flatMap(key => requests.by('host', key)),
      ...requests
        .valuesOf('selector')
        .filter(value => {
          const selector = toSelector(value);
          return affected.some(({ metadata }) =>
            matchesSelector(selector, metadata.labels),
          );
        })
        .flatMap(value => requests.by('selector', value)),
    ]);
    return [...found]
      .filter(concerns)
      .sort((a, b) => (isOlder(a, b) ? -1 : 1))
      .map(toKey);
  }

  /** Who looks after a cluster that somebody else made. */
  #adopters(clusterName: string | undefined): ObjectKey[] {
    return clusterName
      ? this.#caches.requests
          .by('clusterName', clusterName)
          .filter(request => isAdopter(request))
          .map(toKey)
      : [];
  }

  #waiting(concerns: (request: ProvisioningRequest) => boolean): ObjectKey[] {
    return this.#caches.requests
      .list()
      .filter(request => isWaiting(request) && concerns(request))
      .map(toKey);
  }
}
