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

/**
 * An O-Cloud that is asked by its Kubernetes API: the cluster that FOCOM itself runs on, or another.
 *
 * @public
 */
export class KubernetesCloud implements RemoteCloud {
  readonly requests: Informer<ProvisioningRequest>;
  readonly inventory: CloudInventory;
  readonly #client: KubernetesClient;

  static create(options: {
    client: KubernetesClient;
    requests: Informer<ProvisioningRequest>;
    inventory: CloudInventory;
  }): KubernetesCloud {
    return new KubernetesCloud(options);
  }

  private constructor(options: {
    client: KubernetesClient;
    requests: Informer<ProvisioningRequest>;
    inventory: CloudInventory;
  }) {
    this.#client = options.client;
    this.requests = options.requests;
    this.inventory = options.inventory;
  }

  async read(name: string): Promise<ProvisioningRequest | undefined> {
    return this.#client.get<ProvisioningRequest>(type, { name });
  }

  async list(focomRequestUid: string): Promise<ProvisioningRequest[]> {
    const { items } = await this.#client.list<ProvisioningRequest>(type, {
      labelSelector: `${labels.focomRequestUid}=${focomRequestUid}`,
    });
    return items;
  }

  async create(request: ProvisioningRequest): Promise<ProvisioningRequest> {
    return this.#client.create(type, request, { fieldManager });
  }

  async replace(request: ProvisioningRequest): Promise<ProvisioningRequest> {
    return this.#client.replace(type, request, { fieldManager });
  }

  async delete(request: ProvisioningRequest): Promise<boolean> {
    const { name, uid } = request.metadata;
    return this.#client.delete(type, { name }, { uid });
  }
}
