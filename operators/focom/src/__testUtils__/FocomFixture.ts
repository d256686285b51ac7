import {
  apiVersionOf,
  FocomProvisioningRequest,
  KubernetesObject,
  resourceTypes,
  ResourceType,
  TemplateInfo,
} from '@o2ims-portal/api';
import { mortalClient } from '@o2ims-portal/kubernetes-client/testing';
import { startTestPlane } from '@o2ims-portal/lab';
import { addFocomControllers, FocomConfig } from '../addFocomControllers';
import { CrashPoint } from './crashPoints';
import { PlayedO2ims } from './PlayedO2ims';
import { kindsOf } from './kindsOf';
import { RunningOperator } from './RunningOperator';

const fieldManager = 'test';
const fpr = resourceTypes.focomProvisioningRequest;

type Status = NonNullable<FocomProvisioningRequest['status']>;

/** FOCOM on a real API server; the test plays everybody else. */
export class FocomFixture extends PlayedO2ims {
  #operator?: RunningOperator;

  /**
   * Without BYOH, and so without Cluster API, the O-Cloud is somebody else's, which takes whatever FOCOM sends. With
   * it, it is asked first, and the built-in ClusterTemplates are all it has.
   */
  static async start(options: { byoh?: boolean } = {}): Promise<FocomFixture> {
    const fixture = new FocomFixture(await startTestPlane(kindsOf(options)));
    await fixture.startOperator();
    return fixture;
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

  /** One that dies at one of its writes; those that nothing of a request depends on do not count. */
  async startMortalOperator(
    point: CrashPoint,
  ): Promise<ReturnType<typeof mortalClient>> {
    const client = this.plane.operatorClient('focom-operator');
    const beside = ['Event', 'TemplateInfo'];
    const mortal = mortalClient(client, { ...point, beside });
    await this.startOperator({}, mortal.client);
    return mortal;
  }

  async stopOperator(): Promise<void> {
    await this.#operator?.stop();
  }

  /** What the operator tells Prometheus, or told it last. */
  async metrics(): Promise<string> {
    return (await this.#operator?.metrics()) ?? '';
  }

  override async stop(): Promise<void> {
    await this.stopOperator();
    await super.stop();
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
}
