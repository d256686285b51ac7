import { FocomProvisioningRequest } from '@o2ims-portal/api';
import { aRemote, aRequest } from '../__testUtils__/objects';
import { toFocomStatus } from '../requests/toFocomStatus';
import { renderCloudEvent } from './renderCloudEvent';

const AT = new Date('2026-01-01T00:00:00.123Z');
const NOW = new Date('2026-02-02T00:00:00.456Z');
const source = '/test';

function fulfilled(at = AT, message = 'It runs'): FocomProvisioningRequest {
  const request = aRequest({
    metadata: { creationTimestamp: '2026-01-01T00:00:00Z' },
    spec: { templateParameters: { clusterName: 'edge', token: 'secret' } },
  });
  const remote = aRemote(request, {
    status: {
      provisioningStatus: {
        provisioningState: 'fulfilled',
        provisioningMessage: message,
      },
      provisionedResourceSet: { oCloudNodeClusterId: 'c' },
    },
  });
  const status = toFocomStatus(request, { remote }, at);
  return { ...request, status };
}

const render = (request = fulfilled(), type = 'fulfilled') =>
  renderCloudEvent({ request, type, source, now: NOW });

describe('renderCloudEvent', () => {
  it('tells what an SMO needs, and no parameters', () => {
    const event = render();
    expect(event).toEqual({
      specversion: '1.0',
      id: expect.stringMatching(
        /^11111111-2222-3333-4444-555555555555-[0-9a-f]{16}$/,
      ),
      type: 'org.nephio.focom.provisioningrequest.fulfilled',
      source: '/test',
      subject: 'default/edge',
      time: AT.toISOString(),
      datacontenttype: 'application/json',
      data: {
        uid: '11111111-2222-3333-4444-555555555555',
        namespace: 'default',
        name: 'edge',
        generation: 1,
        observedGeneration: 1,
        oCloudId: 'local',
        templateName: 'small',
        templateVersion: 'v1',
        phase: 'FULFILLED',
        message: 'It runs',
        remoteName: 'edge-11111111',
        provisionedResourceSet: { oCloudNodeClusterId: 'c' },
        conditions: [
          {
            type: 'Submitted',
            status: 'True',
            reason: 'Succeeded',
            message:
              "The O-Cloud has it as ProvisioningRequest 'edge-11111111'.",
            lastTransitionTime: AT.toISOString(),
          },
        ],
      },
    });
    expect(JSON.stringify(event)).not.toContain('secret');
  });

  it('tells of each cluster of a request for several which one it is', () => {
    const request = fulfilled();
    const clusters = [
      {
        name: 'north',
        remoteName: 'edge-north-11111111',
        phase: 'FULFILLED' as const,
        message: 'It runs',
        provisionedResourceSet: { oCloudNodeClusterId: 'c' },
      },
      {
        name: 'south',
        phase: 'PENDING' as const,
        reason: 'NotEnoughHosts',
        message: 'None is free',
      },
    ];
    const of = (phase: 'PENDING' | 'PROGRESSING') =>
      render({
        ...request,
        status: {
          ...request.status,
          clusters: [clusters[0], { ...clusters[1], phase }],
        },
      });
    expect(of('PENDING').data.clusters).toEqual(clusters);
    expect(of('PENDING').id).not.toBe(of('PROGRESSING').id);
  });

  it('gives one transition one id, and another time another', () => {
    expect(render().id).toBe(render().id);
    expect(render(fulfilled(NOW)).id).not.toBe(render().id);
    expect(render(fulfilled(), 'held').id).not.toBe(render().id);
  });

  it('gives a beginning and an end one id, whatever is known of the rest', () => {
    expect(render(fulfilled(), 'created').id).toBe(
      render(fulfilled(NOW), 'created').id,
    );
    const { uid, namespace, name } = fulfilled().metadata;
    const gone = renderCloudEvent({
      request: { metadata: { uid, namespace, name } },
      type: 'deleted',
      source,
      now: NOW,
    });
    expect(gone).toMatchObject({
      id: render(fulfilled(), 'deleted').id,
      subject: 'default/edge',
      time: NOW.toISOString(),
      data: { uid, namespace, name },
    });
  });

  it('tells when a request was made', () => {
    expect(render(aRequest(), 'created').time).toBe(NOW.toISOString());
    expect(render(fulfilled(), 'created').time).toBe('2026-01-01T00:00:00Z');
  });
});
