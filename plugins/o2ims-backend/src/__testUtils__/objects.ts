import {
  annotations,
  apiVersionOf,
  ByoHost,
  ClusterV1beta1,
  Condition,
  FocomProvisioningRequest,
  KubernetesObject,
  labels,
  Lease,
  ObjectMeta,
  ProvisioningRequest,
  ResourceType,
  resourceTypes,
} from '@o2ims-portal/api';
import { NewRequest } from '@o2ims-portal/plugin-o2ims-common';

/** The template that every plane has. */
export const template = {
  templateName: 'byoh-workload-cluster',
  templateVersion: 'v1.0.0',
};

/** Parameters that the template takes. */
export function parametersOf(clusterName: string) {
  return {
    clusterName,
    k8sVersion: 'v1.32.0',
    hosts: { masters: [{ hostName: 'byoh-1' }] },
  };
}

/** What a caller sends to ask for a cluster of the request's name. */
export function newRequest(
  name: string,
  overrides: Partial<NewRequest> = {},
): NewRequest {
  return {
    name,
    ...template,
    templateParameters: parametersOf(name),
    ...overrides,
  };
}

function object(type: ResourceType, metadata: ObjectMeta): KubernetesObject {
  return { apiVersion: apiVersionOf(type), kind: type.kind, metadata };
}

export function focomRequest(
  metadata: Partial<ObjectMeta> & { name: string },
  status?: FocomProvisioningRequest['status'],
): FocomProvisioningRequest {
  return {
    ...object(resourceTypes.focomProvisioningRequest, {
      namespace: 'default',
      ...metadata,
    }),
    spec: { ...template, templateParameters: parametersOf(metadata.name) },
    ...(status && { status }),
  };
}

export function provisioningRequest(
  metadata: Partial<ObjectMeta> & { name: string },
  status?: ProvisioningRequest['status'],
): ProvisioningRequest {
  return {
    ...object(resourceTypes.provisioningRequest, metadata),
    spec: { ...template, templateParameters: parametersOf(metadata.name) },
    ...(status && { status }),
  };
}

/** A host that is clean, unless the annotations say otherwise. */
export function byoHost(
  metadata: Partial<ObjectMeta> & { name: string },
  status?: ByoHost['status'],
): ByoHost {
  return {
    ...object(resourceTypes.byoHost, {
      namespace: 'default',
      annotations: { [annotations.cleanSince]: '2026-01-01T00:00:00Z' },
      ...metadata,
    }),
    spec: {},
    ...(status && { status }),
  };
}

/** The Lease that reserves a host for a request. */
export function lease(
  host: string,
  request: { name: string; uid: string },
): Lease {
  return {
    ...object(resourceTypes.lease, {
      name: `byohost-${host}`,
      namespace: 'default',
      labels: {
        [labels.reservedHost]: host,
        [labels.provisioningRequest]: request.name,
        [labels.provisioningRequestUid]: request.uid,
      },
    }),
    spec: { holderIdentity: request.uid },
  };
}

export function cluster(
  metadata: Partial<ObjectMeta> & { name: string },
  spec: ClusterV1beta1['spec'] = {},
  status?: ClusterV1beta1['status'],
): ClusterV1beta1 {
  return {
    ...object(resourceTypes.cluster, { namespace: 'default', ...metadata }),
    spec,
    ...(status && { status }),
  };
}

/** A condition as the operators write it. */
export function condition(
  type: string,
  status: Condition['status'],
  overrides: Partial<Condition> = {},
): Condition {
  return {
    type,
    status,
    reason: status === 'True' ? 'Succeeded' : 'InProgress',
    message: '',
    lastTransitionTime: '2026-11-01T10:00:01.000Z',
    ...overrides,
  };
}
