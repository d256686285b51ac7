import {
  ClusterTemplate,
  FocomProvisioningRequest,
  OCloud,
  ProvisioningRequest,
  TemplateInfo,
} from '@o2ims-portal/api';
import { renderProvisioningRequest } from '../requests/renderProvisioningRequest';
import { asSingleRequest, SingleRequest } from '../requests/SingleRequest';

/** A request as a watch gives it; `overrides` replace whole parts. */
export function aRequest(
  overrides: {
    metadata?: Partial<FocomProvisioningRequest['metadata']>;
    spec?: Partial<SingleRequest['spec']>;
    status?: FocomProvisioningRequest['status'];
  } = {},
): SingleRequest {
  return {
    apiVersion: 'focom.nephio.org/v1alpha1',
    kind: 'FocomProvisioningRequest',
    metadata: {
      name: 'edge',
      namespace: 'default',
      uid: '11111111-2222-3333-4444-555555555555',
      generation: 1,
      ...overrides.metadata,
    },
    spec: {
      oCloudId: 'local',
      templateName: 'small',
      templateVersion: 'v1',
      templateParameters: { clusterName: 'edge' },
      ...overrides.spec,
    },
    ...(overrides.status && { status: overrides.status }),
  };
}

/** A request's ProvisioningRequest as it is on the O-Cloud. */
export function aRemote(
  request: FocomProvisioningRequest & { cluster?: string },
  overrides: {
    metadata?: Partial<ProvisioningRequest['metadata']>;
    spec?: Partial<ProvisioningRequest['spec']>;
    status?: ProvisioningRequest['status'];
  } = {},
): ProvisioningRequest {
  const rendered = renderProvisioningRequest(asSingleRequest(request));
  return {
    ...rendered,
    metadata: { ...rendered.metadata, generation: 1, ...overrides.metadata },
    spec: { ...rendered.spec, ...overrides.spec },
    ...(overrides.status && { status: overrides.status }),
  };
}

/** Template `small` version `v1`, which wants a `clusterName`. */
export function aTemplate(
  schema: string | object = {
    type: 'object',
    required: ['clusterName'],
    additionalProperties: false,
    properties: { clusterName: { type: 'string' } },
  },
  name = 'small-v1',
): TemplateInfo {
  return {
    apiVersion: 'provisioning.oran.org/v1alpha1',
    kind: 'TemplateInfo',
    metadata: { name, namespace: 'default' },
    spec: {
      templateName: 'small',
      templateVersion: 'v1',
      templateParameterSchema:
        typeof schema === 'string' ? schema : JSON.stringify(schema),
    },
  };
}

/** An O-Cloud in namespace `default`; another cluster when it has a Secret. */
export function anOCloud(name: string, secretName?: string): OCloud {
  return {
    apiVersion: 'focom.nephio.org/v1alpha1',
    kind: 'OCloud',
    metadata: { name, namespace: 'default' },
    spec: secretName
      ? {
          o2imsSecret: {
            secretRef: { name: secretName, namespace: 'default' },
          },
        }
      : {},
  };
}

/** ClusterTemplate `small` version `v1`. */
export function aClusterTemplate(uid?: string): ClusterTemplate {
  return {
    apiVersion: 'o2ims.provisioning.oran.org/v1alpha1',
    kind: 'ClusterTemplate',
    metadata: { name: 'small-v1', namespace: 'default', ...(uid && { uid }) },
    spec: {
      name: 'small',
      version: 'v1',
      kubernetesVersions: ['v1.32.0'],
      parameterSchema: { type: 'object', required: ['clusterName'] },
    },
  };
}
