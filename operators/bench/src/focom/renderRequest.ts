import {
  apiVersionOf,
  FocomProvisioningRequest,
  resourceTypes,
} from '@o2ims-portal/api';

const type = resourceTypes.focomProvisioningRequest;

/**
 * A request for a cluster on an O-Cloud. All ask for the same two hosts, which nobody takes: it is FOCOM that is
 * measured, not what O-Clouds have.
 */
export function renderRequest(
  key: { name: string; namespace: string },
  oCloudId: string,
): FocomProvisioningRequest {
  return {
    apiVersion: apiVersionOf(type),
    kind: type.kind,
    metadata: key,
    spec: {
      oCloudId,
      templateName: 'byoh-workload-cluster',
      templateVersion: 'v1.0.0',
      templateParameters: {
        clusterName: key.name,
        hosts: { masters: [{ hostId: '1' }], workers: [{ hostId: '2' }] },
      },
    },
  };
}
