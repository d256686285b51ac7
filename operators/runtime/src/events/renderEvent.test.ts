import { renderEvent } from './renderEvent';

describe('renderEvent', () => {
  const now = new Date(Date.UTC(2026, 0, 2, 3, 4, 5));
  const render = (
    metadata: { namespace?: string; name: string; uid?: string },
    message = 'Has two hosts',
  ) =>
    renderEvent({
      object: { apiVersion: 'lab/v1', kind: 'Box', metadata },
      event: { type: 'Normal', reason: 'HostsReserved', message },
      component: 'o2ims-operator',
      instance: 'machine',
      suffix: '0123',
      now,
    });

  it('tells who says what of which object', () => {
    expect(render({ namespace: 'lab', name: 'edge', uid: 'u' })).toEqual({
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { namespace: 'lab', name: 'edge.0123' },
      involvedObject: {
        apiVersion: 'lab/v1',
        kind: 'Box',
        namespace: 'lab',
        name: 'edge',
        uid: 'u',
        resourceVersion: undefined,
      },
      type: 'Normal',
      reason: 'HostsReserved',
      message: 'Has two hosts',
      count: 1,
      firstTimestamp: '2026-01-02T03:04:05.000Z',
      lastTimestamp: '2026-01-02T03:04:05.000Z',
      source: { component: 'o2ims-operator', host: 'machine' },
      reportingComponent: 'o2ims-operator',
      reportingInstance: 'machine',
    });
  });

  it('is in the namespace `default` for an object that has none', () => {
    expect(render({ name: 'edge' })).toMatchObject({
      metadata: { namespace: 'default' },
      involvedObject: { namespace: undefined },
    });
  });

  it('cuts what is longer than the API server takes', () => {
    const event = render({ name: 'n'.repeat(253) }, 'm'.repeat(2000));
    expect(event.metadata.name).toHaveLength(253);
    expect(event.metadata.name).toMatch(/n\.0123$/);
    expect(event.message).toHaveLength(1024);
  });
});
