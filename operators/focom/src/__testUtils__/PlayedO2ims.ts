import { ProvisioningRequest, resourceTypes } from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { Observer } from '@o2ims-portal/kubernetes-client/testing';
import { Plane } from '@o2ims-portal/lab';
import { remoteNameOf } from '../requests/renderProvisioningRequest';
import { SingleRequest } from '../requests/SingleRequest';

const pr = resourceTypes.provisioningRequest;

/** Of a request for several clusters, with which of them is meant. */
type Asked = Pick<SingleRequest, 'metadata' | 'cluster'>;

/** A cluster with a real API server whose O2IMS operator the test plays: looks at ProvisioningRequests, and answers. */
export abstract class PlayedO2ims {
  readonly plane: Plane;
  readonly client: KubernetesClient;
  readonly observer: Observer;

  protected constructor(plane: Plane) {
    this.plane = plane;
    this.client = plane.client;
    this.observer = Observer.create({ client: plane.client });
  }

  /** The ProvisioningRequest of a request, once it is there. */
  async remoteOf(
    request: Asked,
    wanted: (remote: ProvisioningRequest) => boolean = () => true,
  ): Promise<ProvisioningRequest> {
    return this.observer.until<ProvisioningRequest>(
      pr,
      { name: remoteNameOf(request) },
      wanted,
    );
  }

  async readRemote(request: Asked): Promise<ProvisioningRequest | undefined> {
    return this.client.get(pr, { name: remoteNameOf(request) });
  }

  async setRemoteStatus(
    request: Asked,
    status: NonNullable<ProvisioningRequest['status']>,
  ): Promise<void> {
    await this.client.patch(
      pr,
      { name: remoteNameOf(request) },
      { status },
      { subresource: 'status' },
    );
  }

  /** The hold on what is provisioned. */
  async setRemoteFinalizers(
    request: Asked,
    finalizers: string[],
  ): Promise<void> {
    await this.client.patch(
      pr,
      { name: remoteNameOf(request) },
      { metadata: { finalizers } },
    );
  }

  async stop(): Promise<void> {
    await this.observer.stop();
    await this.plane.stop();
  }
}
