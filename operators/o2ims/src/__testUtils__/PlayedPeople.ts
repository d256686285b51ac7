import {
  apiVersionOf,
  ClusterTemplate,
  findCondition,
  KubernetesObject,
  ProvisioningRequest,
  reasons,
  resourceTypes,
} from '@o2ims-portal/api';
import { clusterTemplate } from './objects';
import { PlayedClusterApi } from './PlayedClusterApi';

const namespace = 'default';
const fieldManager = 'test';

interface RecordedEvent extends KubernetesObject {
  type: string;
  reason: string;
  message: string;
  involvedObject: { uid: string };
}

/** Plays people: asks for clusters and offers templates, and waits for what is said of them. */
export class PlayedPeople extends PlayedClusterApi {
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

  async delete(request: ProvisioningRequest): Promise<void> {
    await this.client.delete(
      resourceTypes.provisioningRequest,
      request.metadata,
    );
  }

  /** Deletes a request, and waits until it is gone. */
  async remove(request: ProvisioningRequest): Promise<void> {
    await this.delete(request);
    await this.untilGone(request);
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

  async untilGone(request: ProvisioningRequest): Promise<void> {
    await this.observer.untilGone(resourceTypes.provisioningRequest, {
      name: request.metadata.name,
    });
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
}
