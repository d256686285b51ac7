import {
  FocomProvisioningRequest,
  ProvisioningRequest,
  resourceTypes,
  stageConditions,
} from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';

const type = resourceTypes.provisioningRequest;

/** A status as an O-Cloud with our O2IMS has it for a cluster that is there, with a message of one's own. */
export function toFulfilledStatus(
  name: string,
  message: string,
  now: Date,
): NonNullable<ProvisioningRequest['status']> {
  return {
    provisioningStatus: {
      provisioningState: 'fulfilled',
      provisioningMessage: message,
      provisioningUpdateTime: now.toISOString(),
    },
    provisionedResourceSet: {
      oCloudNodeClusterId: `cluster-of-${name}`,
      oCloudInfrastructureResourceIds: ['host-1', 'host-2'],
    },
    conditions: stageConditions.map(condition => ({
      type: condition,
      status: 'True',
      reason: 'Succeeded',
      message: `${condition}: as it should be, with cluster '${name}'.`,
      lastTransitionTime: now.toISOString(),
    })),
  };
}

/** Plays the O2 IMS of all O-Clouds, on the API server that they share. */
export class OCloudPlayer {
  readonly #client: KubernetesClient;

  static create(options: { client: KubernetesClient }): OCloudPlayer {
    return new OCloudPlayer(options.client);
  }

  private constructor(client: KubernetesClient) {
    this.#client = client;
  }

  /** Has a request's cluster be there, and says something about it. */
  async say(request: FocomProvisioningRequest, message: string): Promise<void> {
    const name = request.status!.remoteName!;
    await this.#client.patch(
      type,
      { name },
      { status: toFulfilledStatus(name, message, new Date()) },
      { subresource: 'status' },
    );
  }
}
