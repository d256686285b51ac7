import { annotations } from '@o2ims-portal/api';
import { aRequest } from '../__testUtils__/objects';
import { withRevision } from './restoreRevision';

describe('withRevision', () => {
  it('replaces all that is sent, and nothing else', () => {
    const request = aRequest({
      metadata: {
        resourceVersion: '7',
        annotations: { [annotations.restoreRevision]: '1', note: 'kept' },
      },
      spec: {
        mode: 'Draft',
        draftTtlSeconds: 60,
        oCloudId: 'site-1',
        oCloudNamespace: 'sites',
        name: 'New',
        description: 'New',
        templateParameters: { added: true },
      },
    });
    expect(
      withRevision(request, {
        name: 'Old',
        templateName: 'small',
        templateVersion: 'v0',
        templateParameters: { clusterName: 'edge' },
      }),
    ).toEqual({
      ...request,
      metadata: { ...request.metadata, annotations: { note: 'kept' } },
      spec: {
        mode: 'Draft',
        draftTtlSeconds: 60,
        oCloudId: 'site-1',
        oCloudNamespace: 'sites',
        name: 'Old',
        templateName: 'small',
        templateVersion: 'v0',
        templateParameters: { clusterName: 'edge' },
      },
    });
  });

  it('brings back which clusters there were', () => {
    const request = aRequest({ spec: { oCloudId: 'site-1' } });
    const spec = { oCloudId: 'site-1', allClusters: true, inventory: 'other' };
    const clusters = [{ name: 'a' }];
    expect(
      withRevision(
        { ...request, spec },
        { clusters, batchPolicy: 'BestEffort' },
      ).spec,
    ).toEqual({ oCloudId: 'site-1', clusters, batchPolicy: 'BestEffort' });
  });
});
