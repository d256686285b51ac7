import { once } from 'node:events';
import {
  annotations,
  apiVersionOf,
  ByoHost,
  Cluster,
  ClusterTemplate,
  findCondition,
  KubernetesObject,
  labels,
  ObjectReference,
  ProvisioningRequest,
  reasons,
  ResourceType,
  resourceTypes,
  versionsOf,
} from '@o2ims-portal/api';
import {
  KubernetesClient,
  WatchOptions,
} from '@o2ims-portal/kubernetes-client';
import { Observer } from '@o2ims-portal/kubernetes-client/testing';
import {
  ClusterApiVersion,
  installClusterApi,
  Plane,
  SimulatorOptions,
  startTestPlane,
} from '@o2ims-portal/lab';
import { O2imsConfig } from '../config';
import { interceptClient } from './interceptClient';
import { clusterTemplate } from './objects';
import { onHosts } from './parameters';
import { RunningOperator } from './RunningOperator';

const namespace = 'default';
const fieldManager = 'test';

interface RecordedEvent extends KubernetesObject {
  type: string;
  reason: string;
  message: string;
  involvedObject: { uid: string };
}

/** What the operator makes, and must not leave behind. */
const MADE: readonly ResourceType[] = [
  resourceTypes.cluster,
  resourceTypes.byoCluster,
  resourceTypes.kubeadmControlPlane,
  resourceTypes.byoMachineTemplate,
  resourceTypes.kubeadmConfigTemplate,
  resourceTypes.machineDeployment,
  resourceTypes.clusterResourceSet,
  resourceTypes.lease,
];

/** A watch that tells of nothing. */
async function* silence({ signal, onOpen }: WatchOptions) {
  onOpen?.();
  if (signal && !signal.aborted) {
    await once(signal, 'abort');
  }
}

/** The operator on a real API server; the test plays Cluster API, BYOH and people. */
export class O2imsFixture {
  readonly plane: Plane;
  /** The administrator's. */
  readonly client: KubernetesClient;
  /** The operator's own, with its rights and no others. */
  readonly operatorClient: KubernetesClient;
  readonly observer: Observer;
  readonly #config?: Partial<O2imsConfig>;
  readonly #clusterApi: ClusterApiVersion;
  readonly #served = new Map<ResourceType, ResourceType>();
  #operator?: RunningOperator;

  /** A plane with hosts `byoh-1` and so on, which the test plays, or the simulator where it is told to. */
  static async start(options: {
    hosts?: number;
    simulator?: SimulatorOptions;
    config?: Partial<O2imsConfig>;
    /** The version of Cluster API that is served, and played; v1beta1 when left out. */
    clusterApi?: ClusterApiVersion;
    /** Whether that is installed only by {@link O2imsFixture.installClusterApi}. */
    installLater?: boolean;
  }): Promise<O2imsFixture> {
    const { hosts = 0, simulator, clusterApi = 'v1beta1' } = options;
    const fixture = new O2imsFixture(
      await startTestPlane({
        simulator,
        clusterApi: options.installLater ? 'none' : clusterApi,
      }),
      clusterApi,
      options.config,
    );
    for (let id = 1; id <= hosts; id++) {
      await fixture.registerHost(`${id}`);
    }
    fixture.startOperator();
    return fixture;
  }

  private constructor(
    plane: Plane,
    clusterApi: ClusterApiVersion,
    config?: Partial<O2imsConfig>,
  ) {
    this.plane = plane;
    this.#clusterApi = clusterApi;
    this.#config = config;
    this.client = plane.client;
    this.operatorClient = plane.operatorClient('o2ims-operator');
    this.observer = Observer.create({ client: plane.client });
  }

  /** Starts the operator, or another one in its place, with the same configuration but for what is given. */
  startOperator(
    options: {
      client?: KubernetesClient;
      config?: Partial<O2imsConfig>;
    } = {},
  ): void {
    this.#operator = RunningOperator.start({
      client: options.client ?? this.operatorClient,
      config: { ...this.#config, ...options.config },
    });
  }

  /** A client whose lists and watches tell of no Leases: an operator with it learns of others' when it is too late. */
  hideLeases(): KubernetesClient {
    return interceptClient(this.operatorClient, ({ method, args, proceed }) => {
      const isLease = args[0] === resourceTypes.lease;
      if (isLease && method === 'list') {
        return (proceed() as Promise<object>).then(list => ({
          ...list,
          items: [],
        }));
      }
      return isLease && method === 'watch'
        ? silence(args[1] as WatchOptions)
        : proceed();
    });
  }

  async stopOperator(): Promise<void> {
    await this.#operator?.stop();
    this.#operator = undefined;
  }

  async stop(): Promise<void> {
    await this.stopOperator();
    await this.observer.stop();
    await this.plane.stop();
  }

  async installClusterApi(): Promise<void> {
    await installClusterApi(this.plane, this.#clusterApi);
  }

  /** A kind in the version that is served: always the same object for the same kind. */
  served(type: ResourceType): ResourceType {
    if (!versionsOf(type).includes(this.#clusterApi)) {
      return type;
    }
    const served = this.#served.get(type) ?? {
      ...type,
      version: this.#clusterApi,
    };
    this.#served.set(type, served);
    return served;
  }

  /** Plays the agent of a host that registers itself, and its cleaner. */
  async registerHost(
    hostId: string | undefined,
    name = `byoh-${hostId}`,
    options: {
      labels?: Record<string, string>;
      annotations?: Record<string, string>;
    } = {},
  ): Promise<ByoHost> {
    const type = resourceTypes.byoHost;
    await this.client.create(type, {
      apiVersion: apiVersionOf(type),
      kind: type.kind,
      metadata: {
        name,
        namespace,
        labels: {
          ...(hostId && { [labels.hostId]: hostId }),
          ...options.labels,
        },
        annotations: options.annotations ?? {
          [annotations.cleanSince]: new Date().toISOString(),
        },
      },
    });
    return this.setStatus(type, name, {
      network: [
        {
          networkInterfaceName: 'eth0',
          isDefault: true,
          macAddr: '02:00:00:00:00:01',
          ipAddrs: [`10.0.0.${hostId ?? 99}/24`],
        },
      ],
    });
  }

  /** Plays BYOH, which gives a host to a machine of a cluster, or its agent, which lets go. */
  async claimHost(name: string, cluster: string | null): Promise<void> {
    const machineRef: ObjectReference | null = cluster
      ? {
          apiVersion: apiVersionOf(resourceTypes.byoMachine),
          kind: 'ByoMachine',
          name: `${cluster}-machine`,
          namespace,
        }
      : null;
    await this.client.patch(
      resourceTypes.byoHost,
      { namespace, name },
      { metadata: { labels: { [labels.clusterName]: cluster } } },
    );
    await this.setStatus(resourceTypes.byoHost, name, { machineRef });
  }

  /** Plays people and cleaners: changes labels and annotations of a host; null takes one away. */
  async markHost(
    name: string,
    marks: {
      labels?: Record<string, string | null>;
      annotations?: Record<string, string | null>;
    },
  ): Promise<void> {
    await this.client.patch(
      resourceTypes.byoHost,
      { namespace, name },
      { metadata: marks },
    );
  }

  async deleteHost(name: string): Promise<void> {
    await this.client.delete(resourceTypes.byoHost, { namespace, name });
  }

  /** Plays the agent that lets a host go, on which the cluster still runs. */
  async leaveDirty(name: string): Promise<void> {
    await this.setStatus(resourceTypes.byoHost, name, {
      conditions: [
        {
          type: 'K8sNodeBootstrapSucceeded',
          status: 'False',
          reason: 'K8sNodeAbsent',
          lastTransitionTime: new Date().toISOString(),
        },
      ],
    });
    await this.claimHost(name, null);
  }

  /** Plays the cleaner of a host. */
  async clean(name: string): Promise<void> {
    await this.markHost(name, {
      annotations: {
        [annotations.cleanSince]: new Date().toISOString(),
        [annotations.cleaningFailed]: null,
      },
    });
  }

  async request(
    name: string,
    parameters: Record<string, unknown>,
    options: {
      spec?: Partial<ProvisioningRequest['spec']>;
      annotations?: Record<string, string>;
    } = {},
  ): Promise<ProvisioningRequest> {
    const type = resourceTypes.provisioningRequest;
    return this.client.apply<ProvisioningRequest>(
      type,
      {
        apiVersion: apiVersionOf(type),
        kind: type.kind,
        metadata: { name, annotations: options.annotations },
        spec: {
          templateName: 'byoh-workload-cluster',
          templateVersion: 'v1.0.0',
          templateParameters: parameters,
          ...options.spec,
        },
      },
      { fieldManager },
    );
  }

  /** A template that takes everything, in version v1. */
  async applyTemplate(
    name: string,
    spec: Partial<ClusterTemplate['spec']> = {},
  ): Promise<void> {
    const template = clusterTemplate({ name, ...spec });
    await this.client.apply(
      resourceTypes.clusterTemplate,
      { ...template, metadata: { namespace, name: `${name}-v1` } },
      { fieldManager },
    );
  }

  /** Waits until a template's status is as wanted. */
  async untilTemplate(
    name: string,
    wanted: (
      status: NonNullable<ClusterTemplate['status']>,
      template: ClusterTemplate,
    ) => boolean,
  ): Promise<ClusterTemplate> {
    return this.observer.until<ClusterTemplate>(
      resourceTypes.clusterTemplate,
      { namespace, name },
      template =>
        template.status?.observedGeneration === template.metadata.generation &&
        wanted(template.status!, template),
    );
  }

  /** Waits for an event about a request. */
  async untilEvent(
    request: ProvisioningRequest,
    reason: string,
  ): Promise<RecordedEvent> {
    return this.observer.untilSome<RecordedEvent>(
      resourceTypes.event,
      event =>
        event.reason === reason &&
        event.involvedObject.uid === request.metadata.uid,
    );
  }

  /**
   * Waits until the status speaks of the request's newest generation known to the caller, and is as wanted. That a
   * request was accepted is not what anybody waits for.
   */
  async until(
    request: ProvisioningRequest,
    wanted: (status: NonNullable<ProvisioningRequest['status']>) => boolean,
  ): Promise<ProvisioningRequest> {
    return this.observer.until<ProvisioningRequest>(
      resourceTypes.provisioningRequest,
      { name: request.metadata.name },
      ({ metadata, status }) =>
        metadata.uid === request.metadata.uid &&
        (status?.observedGeneration ?? 0) >= request.metadata.generation! &&
        findCondition(status?.conditions, 'Validated')?.reason !==
          reasons.waiting &&
        wanted(status!),
    );
  }

  /** Waits for a state, and returns the message with it. */
  async untilState(
    request: ProvisioningRequest,
    state: string,
    saying = '',
  ): Promise<string> {
    const { status } = await this.until(
      request,
      ({
        provisioningStatus: { provisioningState, provisioningMessage } = {},
      }) =>
        provisioningState === state &&
        Boolean(provisioningMessage?.includes(saying)),
    );
    return status!.provisioningStatus!.provisioningMessage!;
  }

  /** Waits until a stage stands for a reason, and returns the message with it. */
  async untilReason(
    request: ProvisioningRequest,
    stage: string,
    reason: string,
  ): Promise<string> {
    const { status } = await this.until(
      request,
      ({ conditions }) => findCondition(conditions, stage)?.reason === reason,
    );
    return findCondition(status!.conditions, stage)!.message;
  }

  /** Has a cluster come up, and its request fulfilled. */
  async bringUp(
    name: string,
    master: string,
    worker: string,
  ): Promise<ProvisioningRequest> {
    const request = await this.request(name, onHosts(name, master, worker));
    await this.prepareInfrastructure(name);
    await this.startControlPlane(name);
    await this.joinWorker(name, worker);
    await this.untilState(request, 'fulfilled');
    return request;
  }

  /** Deletes a request, and waits until it is gone. */
  async remove(request: ProvisioningRequest): Promise<void> {
    await this.delete(request);
    await this.untilGone(request);
  }

  async delete(request: ProvisioningRequest): Promise<void> {
    await this.client.delete(
      resourceTypes.provisioningRequest,
      request.metadata,
    );
  }

  async untilGone(request: ProvisioningRequest): Promise<void> {
    await this.observer.untilGone(resourceTypes.provisioningRequest, {
      name: request.metadata.name,
    });
  }

  /** Plays Cluster API: prepares the infrastructure. */
  async prepareInfrastructure(cluster: string): Promise<Cluster> {
    return this.setStatus(resourceTypes.cluster, cluster, {
      phase: 'Provisioned',
      ...(this.#clusterApi === 'v1beta1'
        ? { infrastructureReady: true }
        : { initialization: { infrastructureProvisioned: true } }),
    });
  }

  /** Plays Cluster API: has made all of a control plane, as it is wanted now, and some of it is ready. */
  async startControlPlane(
    cluster: string,
    readyReplicas = 1,
    replicas = 1,
  ): Promise<void> {
    await this.#setReplicas(
      resourceTypes.kubeadmControlPlane,
      `${cluster}-control-plane`,
      {
        replicas,
        readyReplicas,
        ...(this.#clusterApi === 'v1beta1'
          ? { initialized: true }
          : { initialization: { controlPlaneInitialized: true } }),
      },
    );
  }

  async joinWorker(cluster: string, hostId: string): Promise<void> {
    await this.#setReplicas(
      resourceTypes.machineDeployment,
      `${cluster}-worker-${hostId}`,
      { replicas: 1, readyReplicas: 1 },
    );
  }

  /** Keeps an object from going, as Cluster API's own finalizers do; an empty list lets it go. */
  async hold(
    type: ResourceType,
    name: string,
    finalizers: string[],
  ): Promise<void> {
    const key = { namespace, name };
    await this.client.patch(this.served(type), key, {
      metadata: { finalizers },
    });
  }

  /** Names of everything that the operator made and that is there, by kind. */
  async made(): Promise<string[]> {
    const lists = await Promise.all(
      MADE.map(type => this.client.list(this.served(type), { namespace })),
    );
    return lists
      .flatMap(({ items }) => items)
      .map(({ kind, metadata }) => `${kind}/${metadata.name}`)
      .sort();
  }

  /** Resource versions of everything that the operator makes or writes. */
  async versions(): Promise<Record<string, string | undefined>> {
    const types = [
      ...MADE,
      resourceTypes.provisioningRequest,
      resourceTypes.event,
    ];
    const lists = await Promise.all(
      types.map(type => this.client.list(this.served(type))),
    );
    return Object.fromEntries(
      lists
        .flatMap(({ items }) => items)
        .map(({ kind, metadata }) => [
          `${kind}/${metadata.name}`,
          metadata.resourceVersion,
        ]),
    );
  }

  /** Says of what has replicas that all of them are made from its newest spec. */
  async #setReplicas(
    type: ResourceType,
    name: string,
    status: { replicas: number; [key: string]: unknown },
  ): Promise<void> {
    const key = { namespace, name };
    await this.observer.until(this.served(type), key);
    // what was seen elsewhere may be newer than what this watch has told
    const { metadata } = (await this.client.get(this.served(type), key))!;
    await this.setStatus(type, name, {
      ...status,
      [this.#clusterApi === 'v1beta1' ? 'updatedReplicas' : 'upToDateReplicas']:
        status.replicas,
      observedGeneration: metadata.generation,
    });
  }

  /** Plays whoever tells of the state of an object, once that is there. */
  async setStatus<T extends KubernetesObject>(
    type: ResourceType,
    name: string,
    status: object,
  ): Promise<T> {
    const key = { namespace, name };
    await this.observer.until(this.served(type), key);
    return this.client.patch<T>(
      this.served(type),
      key,
      { status },
      { subresource: 'status' },
    );
  }
}
