import {
  Condition,
  FocomProvisioningRequest,
  KubernetesObject,
  ProvisioningRequest,
  ResourceType,
  resourceTypes,
} from '@o2ims-portal/api';
import { remoteNameOf } from '../requests/renderProvisioningRequest';
import { OtherCloud } from './OtherCloud';

const { group, version, kind, plural } = resourceTypes.provisioningRequest;
const fieldManager = 'test';

const definitionType: ResourceType = {
  group: 'apiextensions.k8s.io',
  version: 'v1',
  kind: 'CustomResourceDefinition',
  plural: 'customresourcedefinitions',
  namespaced: false,
};

type Definition = KubernetesObject & { status?: { conditions?: Condition[] } };
type Status = NonNullable<ProvisioningRequest['status']>;
type State = NonNullable<Status['provisioningStatus']>['provisioningState'];

const text = { type: 'string' };
const anything = {
  type: 'object',
  'x-kubernetes-preserve-unknown-fields': true,
};

/** What Nephio's ProvisioningRequests have room for: no conditions, no generations, no state `pending`. */
function schemaWithout(...unknown: string[]) {
  const spec = Object.entries({
    name: text,
    description: text,
    templateName: text,
    templateVersion: text,
    templateParameters: anything,
  }).filter(([field]) => !unknown.includes(field));
  return {
    type: 'object',
    properties: {
      apiVersion: text,
      kind: text,
      metadata: { type: 'object' },
      spec: {
        type: 'object',
        required: ['templateName', 'templateVersion', 'templateParameters'],
        properties: Object.fromEntries(spec),
      },
      status: {
        type: 'object',
        properties: {
          provisioningStatus: {
            type: 'object',
            properties: {
              provisioningUpdateTime: { type: 'string', format: 'date-time' },
              provisioningMessage: text,
              provisioningState: {
                type: 'string',
                enum: ['progressing', 'fulfilled', 'failed', 'deleting'],
              },
            },
          },
          provisionedResourceSet: {
            type: 'object',
            properties: {
              oCloudNodeClusterId: text,
              oCloudInfrastructureResourceIds: { type: 'array', items: text },
            },
          },
          extensions: anything,
        },
      },
    },
  };
}

/**
 * Plays an O2 IMS that follows Nephio's CRD on an O-Cloud, which has that one in place of ours, and no templates. As
 * programs made with kopf do, it keeps notes of its own in an annotation.
 */
export class PlayedNephio {
  readonly cloud: OtherCloud;

  static async on(cloud: OtherCloud): Promise<PlayedNephio> {
    const played = new PlayedNephio(cloud);
    const names = [plural, resourceTypes.clusterTemplate.plural];
    for (const name of names.map(kinds => `${kinds}.${group}`)) {
      await cloud.client.delete(definitionType, { name });
      await cloud.observer.untilGone(definitionType, { name });
    }
    await played.define();
    return played;
  }

  private constructor(cloud: OtherCloud) {
    this.cloud = cloud;
  }

  /** Installs the CRD; fields of the spec that it is not to know, the API server drops. */
  async define(...unknown: string[]): Promise<void> {
    const name = `${plural}.${group}`;
    const schema = { openAPIV3Schema: schemaWithout(...unknown) };
    await this.cloud.client.apply(
      definitionType,
      {
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: definitionType.kind,
        metadata: { name },
        spec: {
          group,
          scope: 'Cluster',
          names: { kind, plural, singular: kind.toLocaleLowerCase('en-US') },
          versions: [
            {
              name: version,
              served: true,
              storage: true,
              subresources: { status: {} },
              schema,
            },
          ],
        },
      } as KubernetesObject,
      { fieldManager },
    );
    await this.cloud.observer.until<Definition>(
      definitionType,
      { name },
      ({ status }) =>
        Boolean(
          status?.conditions?.some(
            condition =>
              condition.type === 'Established' && condition.status === 'True',
          ),
        ),
    );
  }

  /** Says how it stands with a request, once that is there, and notes what it has seen of it. */
  async tell(
    request: FocomProvisioningRequest,
    provisioningState: State,
    provisioningMessage: string,
    provisionedResourceSet?: Status['provisionedResourceSet'],
  ): Promise<ProvisioningRequest> {
    const { spec } = await this.cloud.remoteOf(request);
    const name = remoteNameOf(request);
    const { client } = this.cloud;
    await client.patch(
      resourceTypes.provisioningRequest,
      { name },
      {
        metadata: {
          annotations: {
            'kopf.zalando.org/last-handled-configuration': JSON.stringify({
              spec,
            }),
          },
        },
      },
    );
    return client.patch<ProvisioningRequest>(
      resourceTypes.provisioningRequest,
      { name },
      {
        status: {
          provisioningStatus: {
            provisioningState,
            provisioningMessage,
            provisioningUpdateTime: new Date().toISOString(),
          },
          ...(provisionedResourceSet && { provisionedResourceSet }),
        },
      },
      { subresource: 'status' },
    );
  }

  /** Keeps a request from going until it is done with it; an empty list lets it go. */
  async hold(
    request: FocomProvisioningRequest,
    finalizers: string[],
  ): Promise<void> {
    await this.cloud.client.patch(
      resourceTypes.provisioningRequest,
      { name: remoteNameOf(request) },
      { metadata: { finalizers } },
    );
  }
}
