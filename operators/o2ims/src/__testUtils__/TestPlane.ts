import {
  KubernetesObject,
  ResourceType,
  resourceTypes,
  versionsOf,
} from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { Observer } from '@o2ims-portal/kubernetes-client/testing';
import { ClusterApiVersion, installClusterApi, Plane } from '@o2ims-portal/lab';

const namespace = 'default';

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

/** A real API server, and what is on it in whichever version of Cluster API it serves. */
export class TestPlane {
  readonly plane: Plane;
  /** The administrator's. */
  readonly client: KubernetesClient;
  /** The operator's own, with its rights and no others. */
  readonly operatorClient: KubernetesClient;
  readonly observer: Observer;
  /** The version of Cluster API that is served, and played. */
  protected readonly clusterApi: ClusterApiVersion;
  readonly #served = new Map<ResourceType, ResourceType>();

  protected constructor(plane: Plane, clusterApi: ClusterApiVersion) {
    this.plane = plane;
    this.clusterApi = clusterApi;
    this.client = plane.client;
    this.operatorClient = plane.operatorClient('o2ims-operator');
    this.observer = Observer.create({ client: plane.client });
  }

  async installClusterApi(): Promise<void> {
    await installClusterApi(this.plane, this.clusterApi);
  }

  /** A kind in the version that is served: always the same object for the same kind. */
  served(type: ResourceType): ResourceType {
    if (!versionsOf(type).includes(this.clusterApi)) {
      return type;
    }
    const served = this.#served.get(type) ?? {
      ...type,
      version: this.clusterApi,
    };
    this.#served.set(type, served);
    return served;
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
}
