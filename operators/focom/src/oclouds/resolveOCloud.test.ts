import { anOCloud, aRequest } from '../__testUtils__/objects';
import { oCloudKey, resolveOCloud } from './resolveOCloud';

describe('resolveOCloud', () => {
  it('looks for the OCloud in the request’s own namespace, or the one that it names', () => {
    expect(oCloudKey(aRequest({ spec: { oCloudId: 'site-1' } }))).toEqual({
      namespace: 'default',
      name: 'site-1',
    });
    expect(
      oCloudKey(
        aRequest({ spec: { oCloudId: 'site-1', oCloudNamespace: 'sites' } }),
      ),
    ).toEqual({ namespace: 'sites', name: 'site-1' });
  });

  it.each([
    ['local', undefined],
    ['local', anOCloud('local')],
    ['site-1', anOCloud('site-1')],
  ])('takes %s without a Secret for this cluster', (oCloudId, oCloud) => {
    expect(resolveOCloud(aRequest({ spec: { oCloudId } }), oCloud)).toEqual({
      kind: 'local',
    });
  });

  it.each(['local', 'site-1'])(
    'takes %s with a Secret for another cluster',
    oCloudId => {
      const oCloud = anOCloud(oCloudId, 'key');
      expect(resolveOCloud(aRequest({ spec: { oCloudId } }), oCloud)).toEqual({
        kind: 'remote',
        oCloud,
        secretRef: { name: 'key', namespace: 'default' },
      });
    },
  );

  it('says which object it misses, and waits for it', () => {
    const request = aRequest({
      spec: { oCloudId: 'site-1', oCloudNamespace: 'sites' },
    });
    expect(resolveOCloud(request, undefined)).toEqual({
      phase: 'PENDING',
      reason: 'OCloudNotFound',
      message: expect.stringContaining(
        "There is no OCloud 'site-1' in namespace 'sites'",
      ),
    });
  });

  it('sends nothing new to one that is being deleted', () => {
    const oCloud = anOCloud('site-1', 'key');
    oCloud.metadata.deletionTimestamp = '2026-01-01T00:00:00Z';
    const spec = { oCloudId: 'site-1' };
    expect(resolveOCloud(aRequest({ spec }), oCloud)).toMatchObject({
      phase: 'PENDING',
      reason: 'OCloudNotFound',
    });
    expect(
      resolveOCloud(
        aRequest({ spec, status: { remoteName: 'edge-1' } }),
        oCloud,
      ),
    ).toMatchObject({ kind: 'remote' });
  });
});
