import { annotations } from '@o2ims-portal/api';
import { aRequest } from '../__testUtils__/objects';
import {
  isRemoteOf,
  renderProvisioningRequest,
} from './renderProvisioningRequest';

describe('renderProvisioningRequest', () => {
  it('passes the request on, marked with whose it is', () => {
    const request = aRequest({
      metadata: {
        annotations: {
          [annotations.requestedBy]: 'user:default/ada',
          [annotations.owner]: 'group:default/edge',
          [annotations.adopt]: 'true',
          'kubectl.kubernetes.io/last-applied-configuration': '{}',
        },
      },
      spec: { name: 'Edge', description: 'Edge applications' },
    });
    expect(renderProvisioningRequest(request)).toEqual({
      apiVersion: 'o2ims.provisioning.oran.org/v1alpha1',
      kind: 'ProvisioningRequest',
      metadata: {
        name: 'edge-11111111',
        labels: {
          'focom.nephio.org/provisioning-request-uid':
            '11111111-2222-3333-4444-555555555555',
          'focom.nephio.org/provisioning-request-name': 'edge',
          'focom.nephio.org/provisioning-request-namespace': 'default',
        },
        annotations: {
          [annotations.requestedBy]: 'user:default/ada',
          [annotations.owner]: 'group:default/edge',
          [annotations.adopt]: 'true',
        },
      },
      spec: {
        name: 'Edge',
        description: 'Edge applications',
        templateName: 'small',
        templateVersion: 'v1',
        templateParameters: { clusterName: 'edge' },
      },
    });
  });

  it('gives requests of one name in two namespaces two names', () => {
    const other = aRequest({
      metadata: { uid: '99999999-2222', namespace: 'b' },
    });
    expect(renderProvisioningRequest(other).metadata.name).toBe(
      'edge-99999999',
    );
  });

  it('cuts names that are too long for a label', () => {
    const request = aRequest({ metadata: { name: 'n'.repeat(253) } });
    const { labels } = renderProvisioningRequest(request).metadata;
    const values = Object.values(labels ?? {});
    expect(values).toHaveLength(3);
    expect(values.filter(value => value.length > 63)).toEqual([]);
  });

  it('knows its own by the UID, not by the name', () => {
    const request = aRequest();
    const remote = renderProvisioningRequest(request);
    expect(isRemoteOf(remote, request)).toBe(true);
    expect(isRemoteOf(remote, aRequest({ metadata: { uid: 'other' } }))).toBe(
      false,
    );
    expect(
      isRemoteOf(
        { ...remote, metadata: { name: remote.metadata.name } },
        request,
      ),
    ).toBe(false);
  });
});
