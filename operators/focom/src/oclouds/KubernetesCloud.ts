import {
  fieldManagers,
  labels,
  ProvisioningRequest,
  resourceTypes,
} from '@o2ims-portal/api';
import { Informer, KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { CloudInventory } from '../feasibility/CloudInventory';
import { RemoteCloud } from './RemoteCloud';

const type = resourceTypes.provisioningRequest;
const fieldManager = fieldManagers.focom;

/** @see KubernetesCloud */
interface KubernetesCloudOptions {
  client: KubernetesClient;
  requests: Informer<ProvisioningRequest>;
  inventory: CloudInventory;
  /** Told of what went wrong, before whoever asked is. */
  onError?: (error: Error) => void;
}

/**
 * An O-Cloud that is asked by its Kubernetes API: the cluster that FOCOM itself runs on, or another.
 *
 * @public
 */
export class KubernetesCloud implements RemoteCloud {
  readonly requests: Informer<ProvisioningRequest>;
  readonly inventory: CloudInventory;
  readonly #client: KubernetesClient;
  readonly #onError: (error: Error) => void;

  static create(options: KubernetesCloudOptions): KubernetesCloud {
    return new KubernetesCloud(options);
  }

  private constructor(options: KubernetesCloudOptions) {
    this.#client = options.client;
    this.#onError = options.onError ?? (() => undefined);
    this.requests = options.requests;
    this.inventory = options.inventory;
  }

  async read(name: string): Promise<ProvisioningRequest | undefined> {
    return this.#ask(() =>
      this.#client.get<ProvisioningRequest>(type, { name }),
    );
  }

  async list(focomRequestUid: string): Promise<ProvisioningRequest[]> {
    const { items } = await this.#ask(() =>
      this.#client.list<ProvisioningRequest>(type, {
        labelSelector: `${labels.focomRequestUid}=${focomRequestUid}`,
      }),
    );
    return items;
  }

  async create(request: ProvisioningRequest): Promise<ProvisioningRequest> {
    return this.#ask(() =>
      this.#client.create(type, request, { fieldManager }),
    );
  }

  async replace(request: ProvisioningRequest): Promise<ProvisioningRequest> {
    return this.#ask(() =>
      this.#client.replace(type, request, { fieldManager }),
    );
  }

  async delete(request: ProvisioningRequest): Promise<boolean> {
    const { name, uid } = request.metadata;
    return this.#ask(() => this.#client.delete(type, { name }, { uid }));
  }

  async #ask<T>(question: () => Promise<T>): Promise<T> {
    try {
      return await question();
    } catch (error) {
      this.#onError(error as Error);
      throw error;
    }
  }
}
