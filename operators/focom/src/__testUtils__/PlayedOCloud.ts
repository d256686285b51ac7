import {
  annotations,
  apiVersionOf,
  ByoHost,
  hostLeaseName,
  KubernetesObject,
  labels,
  Lease,
  ResourceType,
  resourceTypes,
} from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';

const namespace = 'default';

/** Plays the hosts of an O-Cloud, and the O2IMS operator that reserves them. */
export class PlayedOCloud {
  readonly #client: KubernetesClient;

  static on(client: KubernetesClient): PlayedOCloud {
    return new PlayedOCloud(client);
  }

  private constructor(client: KubernetesClient) {
    this.#client = client;
  }

  /** Registers host `byoh-<hostId>` as its agent does; it is clean, as its cleaner says. */
  async registerHost(
    hostId: string,
    hostLabels: Record<string, string> = {},
  ): Promise<ByoHost> {
    const type = resourceTypes.byoHost;
    const metadata = {
      name: `byoh-${hostId}`,
      namespace,
      labels: { [labels.hostId]: hostId, ...hostLabels },
      annotations: { [annotations.cleanSince]: new Date().toISOString() },
    };
    await this.#create(type, { metadata });
    return this.setHostStatus(metadata.name, {
      network: [
        {
          networkInterfaceName: 'eth0',
          isDefault: true,
          macAddr: '02:00:00:00:00:01',
          ipAddrs: [`10.0.0.${hostId}/24`],
        },
      ],
    });
  }

  async setHostStatus(
    name: string,
    status: ByoHost['status'],
  ): Promise<ByoHost> {
    return this.#client.patch(
      resourceTypes.byoHost,
      { namespace, name },
      { status },
      { subresource: 'status' },
    );
  }

  /** Reserves a host for a request. */
  async reserve(
    host: string,
    holder: { name: string; uid: string },
  ): Promise<void> {
    await this.#create<Lease>(resourceTypes.lease, {
      metadata: {
        name: hostLeaseName(host),
        namespace,
        labels: {
          [labels.reservedHost]: host,
          [labels.provisioningRequest]: holder.name,
          [labels.provisioningRequestUid]: holder.uid,
        },
      },
      spec: { holderIdentity: holder.uid },
    });
  }

  async release(host: string): Promise<void> {
    await this.#client.delete(resourceTypes.lease, {
      namespace,
      name: hostLeaseName(host),
    });
  }

  async #create<T extends KubernetesObject>(
    type: ResourceType,
    object: Omit<T, 'apiVersion' | 'kind'>,
  ): Promise<T> {
    return this.#client.create(type, {
      ...object,
      apiVersion: apiVersionOf(type),
      kind: type.kind,
    } as unknown as T);
  }
}
