import { LoggerService } from '@backstage/backend-plugin-api';
import {
  annotations,
  apiVersionOf,
  ByoHost,
  Cluster as ClusterObject,
  ClusterTemplate,
  FocomProvisioningRequest,
  KubernetesObject,
  Machine,
  labels,
  OCloud as OCloudObject,
  ProvisioningRequest,
  resourceTypes,
  TemplateInfo,
  templateObjectName,
} from '@o2ims-portal/api';
import { keyOf } from '@o2ims-portal/kubernetes-client';
import {
  Cluster,
  Host,
  localOCloud,
  O2imsSignal,
  OCloud,
  Request,
  RequestKey,
  Template,
} from '@o2ims-portal/plugin-o2ims-common';
import { ResourceCache } from '../kubernetes/ResourceCache';
import { createTreeSource } from '../resources/createTreeSource';
import { ObjectTree } from '../resources/ObjectTree';
import {
  toProvisioningRequestTree,
  toRequestTree,
} from '../resources/toRequestTree';
import { toResourceNode } from '../resources/toResourceNode';
import { TreeSource } from '../resources/TreeSource';
import { digest } from './digest';
import { isSimulated } from './isSimulated';
import { Memo } from './Memo';
import { compareNames, compareTimes, list, text } from './text';
import { toCluster } from './toCluster';
import { toHost } from './toHost';
import { LocalFacts, toOCloud } from './toOCloud';
import { toRequest } from './toRequest';
import { toRequestFromProvisioningRequest } from './toRequestFromProvisioningRequest';
import { toTemplate, toTemplateFromTemplateInfo } from './toTemplate';

type NamespacedName = { namespace: string; name: string };

/**
 * What the REST API tells, made from the cached Kubernetes objects at the moment of asking. An object that cannot be
 * told is left out of its list, and logged once.
 */
export class ReadModel {
  readonly #cache: ResourceCache;
  readonly #treeSource: TreeSource;
  readonly #namespace: string;
  readonly #acceptUnknown: boolean;
  readonly #logger: LoggerService;
  readonly #reported = new WeakSet<KubernetesObject>();
  readonly #requests = Memo.create<KubernetesObject, Request>();
  readonly #hosts = Memo.create<ByoHost, Host>();
  readonly #clusters = Memo.create<ClusterObject, Cluster>();

  static create(options: {
    cache: ResourceCache;
    /** Where the hosts are. */
    namespace: string;
    /** Whether a host counts as free on which no cleaner runs. */
    acceptHostsWithoutCleaner: boolean;
    logger: LoggerService;
  }): ReadModel {
    return new ReadModel(options);
  }

  private constructor(options: {
    cache: ResourceCache;
    namespace: string;
    acceptHostsWithoutCleaner: boolean;
    logger: LoggerService;
  }) {
    this.#cache = options.cache;
    this.#treeSource = createTreeSource(options.cache);
    this.#namespace = options.namespace;
    this.#acceptUnknown = options.acceptHostsWithoutCleaner;
    this.#logger = options.logger;
  }

  /** All requests made at FOCOM, and those made directly at the O-Cloud; newest first. */
  requests(): Request[] {
    const direct = this.#cache.requests
      .list()
      .filter(request => !this.focomRequestOf(request));
    return [
      ...this.#each(this.#cache.focomRequests.list(), object =>
        this.#toRequest(object),
      ),
      ...this.#each(direct, object => this.#toDirectRequest(object)),
    ].sort(
      (a, b) =>
        compareTimes(b.createdAt, a.createdAt) || compareNames(a.name, b.name),
    );
  }

  request(key: RequestKey): Request | undefined {
    if (key.kind === 'focom') {
      const object = this.#cache.focomRequests.get(key);
      return object && this.#toRequest(object);
    }
    const object = this.#cache.requests.get({ name: key.name });
    return object && !this.focomRequestOf(object)
      ? this.#toDirectRequest(object)
      : undefined;
  }

  /** The object itself of a request that was made at FOCOM. */
  focomRequest(key: RequestKey): FocomProvisioningRequest | undefined {
    return key.kind === 'focom'
      ? this.#cache.focomRequests.get(key)
      : undefined;
  }

  /** The objects that exist because of a request, as far as they have been read. */
  tree(key: RequestKey): ObjectTree | undefined {
    if (key.kind === 'focom') {
      const object = this.#cache.focomRequests.get(key);
      return object && toRequestTree(object, this.#treeSource);
    }
    const object = this.#cache.requests.get({ name: key.name });
    return object && !this.focomRequestOf(object)
      ? toProvisioningRequestTree(object, this.#treeSource)
      : undefined;
  }

  /** The FocomProvisioningRequest that a ProvisioningRequest was made for. */
  focomRequestOf(
    request: ProvisioningRequest,
  ): FocomProvisioningRequest | undefined {
    return this.#cache.focomRequestByUid.get(
      request.metadata.labels?.[labels.focomRequestUid],
    )[0];
  }

  /** The FocomProvisioningRequest that the ProvisioningRequest of this name was made for. */
  focomRequestOfName(name: string): FocomProvisioningRequest | undefined {
    const request = this.#cache.requests.get({ name });
    return request && this.focomRequestOf(request);
  }

  /** Under which request a ProvisioningRequest is shown. */
  keyOfRequest(request: ProvisioningRequest): RequestKey {
    const focomRequest = this.focomRequestOf(request);
    if (!focomRequest) {
      return { kind: 'o2ims', name: request.metadata.name };
    }
    const { namespace, name } = focomRequest.metadata;
    return { kind: 'focom', namespace, name };
  }

  /** All hosts, in no order: who tells them sorts those that are asked for. */
  hosts(): Host[] {
    return this.#each(this.#cache.hosts.list(), host => this.#toHost(host));
  }

  host(key: NamespacedName): Host | undefined {
    const host = this.#cache.hosts.get(key);
    return host && this.#toHost(host);
  }

  /** All clusters, in no order: who tells them sorts those that are asked for. */
  clusters(): Cluster[] {
    return this.#each(this.#cache.clusters.list(), cluster =>
      this.#toCluster(cluster),
    );
  }

  cluster(key: NamespacedName): Cluster | undefined {
    const cluster = this.#cache.clusters.get(key);
    return cluster && this.#toCluster(cluster);
  }

  /** All templates, by name, the newest version first. */
  templates(): Template[] {
    const own = this.#cache.clusterTemplates.list();
    const known = new Set(
      own.map(({ spec }) => templateObjectName(spec.name, spec.version)),
    );
    const offered = this.#cache.templateInfos
      .list()
      .filter(
        ({ spec }) =>
          !known.has(
            templateObjectName(spec.templateName, spec.templateVersion),
          ),
      );
    return [
      ...this.#each(own, toTemplate),
      ...this.#each(offered, toTemplateFromTemplateInfo),
    ].sort(
      (a, b) =>
        compareNames(a.name, b.name) || compareNames(b.version, a.version),
    );
  }

  /** The template's own object, where this O-Cloud has it. */
  clusterTemplate(key: {
    name: string;
    version: string;
  }): ClusterTemplate | undefined {
    return this.#cache.clusterTemplates
      .list()
      .find(
        ({ spec }) => spec.name === key.name && spec.version === key.version,
      );
  }

  /** The schema of the parameters of the template that an object names; undefined where there is none. */
  readonly parameterSchemaOf = (object: KubernetesObject): unknown => {
    const { own, offered } = this.#templateOf(object);
    return own
      ? toTemplate(own).parameterSchema
      : offered && toTemplateFromTemplateInfo(offered).parameterSchema;
  };

  #templateOf(object: KubernetesObject): {
    own?: ClusterTemplate;
    offered?: TemplateInfo;
  } {
    const { spec } = object as Partial<FocomProvisioningRequest>;
    const name = text(spec?.templateName);
    const version = text(spec?.templateVersion);
    if (!name || !version) {
      return {};
    }
    return {
      own: this.clusterTemplate({ name, version }),
      offered: this.#cache.templateInfos
        .list()
        .find(
          info =>
            info.spec.templateName === name &&
            info.spec.templateVersion === version,
        ),
    };
  }

  /** All O-Clouds, the management cluster first, which is one without an object too; the others by name. */
  oClouds(): OCloud[] {
    const objects = this.#cache.oClouds.list();
    const hasLocal = objects.some(
      ({ metadata }) => metadata.name === localOCloud,
    );
    // hosts are counted once, however many O-Clouds there are
    const localFacts = this.#localFacts();
    return this.#each(
      [...objects, ...(hasLocal ? [] : [this.#impliedOCloud])],
      object => toOCloud(object, localFacts),
    ).sort(
      (a, b) =>
        Number(b.isLocal) - Number(a.isLocal) || compareNames(a.name, b.name),
    );
  }

  oCloud(name: string): OCloud | undefined {
    return this.oClouds().find(oCloud => oCloud.name === name);
  }

  /** What a signal speaks of, as it is now; of the resources of a request, what changes whenever they do. */
  read(
    reference: O2imsSignal,
  ): Request | Host | Cluster | OCloud | string | undefined {
    const { object, kind = 'focom', namespace = '', name } = reference;
    switch (object) {
      case 'request':
        return this.request({ kind, namespace: reference.namespace, name });
      case 'resources': {
        const tree = this.tree({ kind, namespace: reference.namespace, name });
        return tree && digest(toResourceNode(tree));
      }
      case 'host':
        return this.host({ namespace, name });
      case 'oCloud':
        return this.oCloud(name);
      default:
        return this.cluster({ namespace, name });
    }
  }

  readonly #isSimulatedHost = (name: string): boolean => {
    const host = this.#cache.hosts.get({ namespace: this.#namespace, name });
    return host !== undefined && isSimulated(host);
  };

  get #impliedOCloud(): OCloudObject {
    const type = resourceTypes.oCloud;
    return {
      apiVersion: apiVersionOf(type),
      kind: type.kind,
      metadata: { namespace: this.#namespace, name: localOCloud },
    };
  }

  /** Of a cluster where something is missing, the rest. */
  #localFacts(): LocalFacts {
    const { hosts, leases, clusterTemplates } = this.#cache;
    return {
      ...(hosts.hasSynced && leases.hasSynced && { hosts: this.hosts() }),
      ...(clusterTemplates.hasSynced && { templates: clusterTemplates.list() }),
    };
  }

  #toRequest(object: FocomProvisioningRequest): Request {
    const [provisioningRequest] = this.#cache.requestByFocomUid.get(
      object.metadata.uid,
    );
    const of = [
      provisioningRequest,
      ...this.#hostsOf(provisioningRequest),
      ...Object.values(this.#templateOf(object)),
    ];
    return this.#requests.get(object, of, () =>
      toRequest(object, {
        provisioningRequest,
        isSimulatedHost: this.#isSimulatedHost,
        parameterSchemaOf: this.parameterSchemaOf,
      }),
    );
  }

  #toDirectRequest(object: ProvisioningRequest): Request {
    const of = [
      ...this.#hostsOf(object),
      ...Object.values(this.#templateOf(object)),
    ];
    return this.#requests.get(object, of, () =>
      toRequestFromProvisioningRequest(object, {
        isSimulatedHost: this.#isSimulatedHost,
        parameterSchemaOf: this.parameterSchemaOf,
      }),
    );
  }

  /** The hosts that a request has got, where they are known here. */
  #hostsOf(request: ProvisioningRequest | undefined): (ByoHost | undefined)[] {
    return list(request?.status?.extensions?.hosts).map(host =>
      this.#cache.hosts.get({ namespace: this.#namespace, name: host?.name }),
    );
  }

  #toHost(host: ByoHost): Host {
    const [lease] = this.#cache.leaseByHost.get(host.metadata.name);
    const [request] = this.#cache.requestByUid.get(
      lease?.metadata.labels?.[labels.provisioningRequestUid],
    );
    return this.#hosts.get(host, [lease, request], () =>
      toHost(host, { lease, request, acceptUnknown: this.#acceptUnknown }),
    );
  }

  #toCluster(cluster: ClusterObject): Cluster {
    const { namespace, labels: ownLabels } = cluster.metadata;
    const key = keyOf(cluster);
    const controlPlaneName = cluster.spec?.controlPlaneRef?.name;
    const [request] = this.#cache.requestByUid.get(
      ownLabels?.[labels.provisioningRequestUid],
    );
    const controlPlane = controlPlaneName
      ? this.#cache.controlPlanes.get({ namespace, name: controlPlaneName })
      : undefined;
    const machines = this.#cache.machinesByCluster
      .get(key)
      .map(machine => ({ machine, host: this.#hostOf(machine) }));
    const machineDeployments = this.#cache.machineDeploymentsByCluster.get(key);
    const of = [
      controlPlane,
      ...machines.flatMap(({ machine, host }) => [machine, host]),
      ...machineDeployments,
      request,
      request && this.focomRequestOf(request),
    ];
    return this.#clusters.get(cluster, of, () =>
      toCluster(cluster, {
        machines,
        controlPlane,
        machineDeployments,
        request: request && this.#toRequestOfCluster(request),
      }),
    );
  }

  #toRequestOfCluster(request: ProvisioningRequest) {
    return {
      reference: this.keyOfRequest(request),
      owner: text(request.metadata.annotations?.[annotations.owner]),
    };
  }

  #hostOf(machine: Machine): ByoHost | undefined {
    const name = machine.spec?.infrastructureRef?.name;
    const { namespace } = machine.metadata;
    return name
      ? this.#cache.hostByByoMachine.get(
          keyOf({ metadata: { namespace, name } }),
        )[0]
      : undefined;
  }

  #each<T extends KubernetesObject, R>(
    objects: readonly T[],
    map: (object: T) => R,
  ): R[] {
    return objects.flatMap(object => {
      try {
        return [map(object)];
      } catch (error) {
        if (!this.#reported.has(object)) {
          this.#reported.add(object);
          this.#logger.warn(
            `${object.kind} ${keyOf(
              object,
            )} is not shown: it cannot be understood`,
            error as Error,
          );
        }
        return [];
      }
    });
  }
}
