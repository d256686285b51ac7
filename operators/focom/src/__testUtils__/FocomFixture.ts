import {
  apiVersionOf,
  FocomProvisioningRequest,
  KubernetesObject,
  ProvisioningRequest,
  resourceTypes,
  ResourceType,
  TemplateInfo,
} from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { Observer } from '@o2ims-portal/kubernetes-client/testing';
import { Plane, startTestPlane } from '@o2ims-portal/lab';
import { addFocomControllers, FocomConfig } from '../addFocomControllers';
import { remoteNameOf } from '../requests/renderProvisioningRequest';
import { RunningOperator } from './RunningOperator';

const fieldManager = 'test';
const fpr = resourceTypes.focomProvisioningRequest;
const pr = resourceTypes.provisioningRequest;

type Status = NonNullable<FocomProvisioningRequest['status']>;

/** FOCOM on a real API server; the test plays everybody else. */
export class FocomFixture {
  readonly plane: Plane;
  readonly client: KubernetesClient;
  readonly observer: Observer;
  #operator?: RunningOperator;

  /**
   * Without BYOH the O-Cloud is somebody else's, which takes whatever FOCOM sends. With it, it is asked first, and the
   * built-in ClusterTemplates are all it has.
   */
  static async start(options: { byoh?: boolean } = {}): Promise<FocomFixture> {
    const { byoh = false } = options;
    const fixture = new FocomFixture(await startTestPlane({ byoh }));
    await fixture.startOperator();
    return fixture;
  }

  private constructor(plane: Plane) {
    this.plane = plane;
    this.client = plane.client;
    this.observer = Observer.create({ client: plane.client });
  }

  /** With a client of the operator's own account, unless the test brings one. */
  async startOperator(
    config: FocomConfig = {},
    client = this.plane.operatorClient('focom-operator'),
  ): Promise<void> {
    this.#operator = RunningOperator.start({
      name: 'focom-operator',
      client,
      setUp: manager => addFocomControllers(manager, config),
    });
  }

  async stopOperator(): Promise<void> {
    await this.#operator?.stop();
  }

  /** What the operator tells Prometheus, or told it last. */
  async metrics(): Promise<string> {
    return (await this.#operator?.metrics()) ?? '';
  }

  async stop(): Promise<void> {
    await this.stopOperator();
    await this.observer.stop();
    await this.plane.stop();
  }

  /** Applies an object as kubectl does. */
  async apply<T extends KubernetesObject>(
    type: ResourceType,
    object: {
      metadata: KubernetesObject['metadata'];
      [field: string]: unknown;
    },
  ): Promise<T> {
    return this.client.apply(
      type,
      {
        ...object,
        apiVersion: apiVersionOf(type),
        kind: type.kind,
      } as unknown as T,
      { fieldManager },
    );
  }

  async applyTemplate(
    name: string,
    schema: string | object = {},
    namespace = 'default',
  ): Promise<TemplateInfo> {
    return this.apply(resourceTypes.templateInfo, {
      metadata: { name: `${name}-v1`, namespace },
      spec: {
        templateName: name,
        templateVersion: 'v1',
        templateParameterSchema:
          typeof schema === 'string' ? schema : JSON.stringify(schema),
      },
    });
  }

  /** A request of template `any` version `v1`, unless the spec says otherwise. */
  async applyRequest(
    name: string,
    spec: Partial<FocomProvisioningRequest['spec']> = {},
    metadata: Partial<FocomProvisioningRequest['metadata']> = {},
  ): Promise<FocomProvisioningRequest> {
    return this.apply(fpr, {
      metadata: { name, namespace: 'default', ...metadata },
      spec: {
        templateName: 'any',
        templateVersion: 'v1',
        templateParameters: { clusterName: name },
        ...spec,
      },
    });
  }

  async until(
    request: FocomProvisioningRequest,
    wanted: (status: Status, request: FocomProvisioningRequest) => boolean,
  ): Promise<FocomProvisioningRequest> {
    return this.observer.until<FocomProvisioningRequest>(
      fpr,
      request.metadata,
      object =>
        object.metadata.uid === request.metadata.uid &&
        wanted(object.status ?? {}, object),
    );
  }

  async untilPhase(
    request: FocomProvisioningRequest,
    phase: Status['phase'],
  ): Promise<FocomProvisioningRequest> {
    return this.until(request, status => status.phase === phase);
  }

  /** Waits until FOCOM's own word on a request has a reason; of the newest generation known to the caller. */
  async untilReason(
    request: FocomProvisioningRequest,
    reason: string,
  ): Promise<FocomProvisioningRequest> {
    return this.until(
      request,
      ({ conditions, observedGeneration }) =>
        conditions?.[0]?.reason === reason &&
        observedGeneration! >= request.metadata.generation!,
    );
  }

  async untilGone(request: FocomProvisioningRequest): Promise<void> {
    await this.observer.untilGone(fpr, request.metadata);
  }

  async delete(request: FocomProvisioningRequest): Promise<void> {
    await this.client.delete(fpr, request.metadata);
  }

  /** The ProvisioningRequest of a request, once it is there. */
  async remoteOf(
    request: FocomProvisioningRequest,
    wanted: (remote: ProvisioningRequest) => boolean = () => true,
  ): Promise<ProvisioningRequest> {
    return this.observer.until<ProvisioningRequest>(
      pr,
      { name: remoteNameOf(request) },
      wanted,
    );
  }

  async readRemote(
    request: FocomProvisioningRequest,
  ): Promise<ProvisioningRequest | undefined> {
    return this.client.get(pr, { name: remoteNameOf(request) });
  }

  /** Plays the O2IMS operator. */
  async setRemoteStatus(
    request: FocomProvisioningRequest,
    status: NonNullable<ProvisioningRequest['status']>,
  ): Promise<void> {
    await this.client.patch(
      pr,
      { name: remoteNameOf(request) },
      { status },
      { subresource: 'status' },
    );
  }

  /** Plays the O2IMS operator's hold on what it provisions. */
  async setRemoteFinalizers(
    request: FocomProvisioningRequest,
    finalizers: string[],
  ): Promise<void> {
    await this.client.patch(
      pr,
      { name: remoteNameOf(request) },
      { metadata: { finalizers } },
    );
  }
}
