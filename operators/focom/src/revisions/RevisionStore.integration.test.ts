import {
  annotations,
  FocomProvisioningRequest,
  KubernetesObject,
  resourceTypes,
} from '@o2ims-portal/api';
import { Informer } from '@o2ims-portal/kubernetes-client';
import { Plane, startTestPlane } from '@o2ims-portal/lab';
import { aRequest } from '../__testUtils__/objects';
import { ExecutedSpec, toExecutedSpec } from './ExecutedSpec';
import { RevisionStore } from './RevisionStore';

jest.setTimeout(60_000);

const type = resourceTypes.controllerRevision;

describe('RevisionStore', () => {
  let plane: Plane;

  beforeAll(async () => {
    plane = await startTestPlane({ byoh: false, clusterApi: 'none' });
  });

  afterAll(async () => {
    await plane?.stop();
  });

  /** One that no watch tells anything: it knows its own deeds, and what it asks for. */
  function aBlindStore(limit = 10): RevisionStore {
    const client = plane.operatorClient('focom-operator');
    const revisions = Informer.create<KubernetesObject>({ client, type });
    return RevisionStore.create({ client, revisions, limit });
  }

  let made = 0;
  function aFreshRequest(): FocomProvisioningRequest {
    made += 1;
    return aRequest({
      metadata: { name: `edge-${made}`, uid: `${made}`.padStart(36, '0') },
    });
  }

  const sized = (size: number): ExecutedSpec => ({
    ...toExecutedSpec(aRequest().spec),
    templateParameters: { size },
  });

  it('keeps nothing twice, also before the watch tells of the first', async () => {
    const request = aFreshRequest();
    const store = aBlindStore();
    expect(store.newest(request)).toBeUndefined();
    expect(await store.readNewest(request)).toBeUndefined();
    const first = { number: 1, isNew: true };
    expect(await store.keep(request, sized(1))).toEqual(first);
    const again = { number: 1, isNew: false };
    expect(await store.keep(request, sized(1))).toEqual(again);
    expect(await store.list(request)).toHaveLength(1);
    expect(await store.readNewest(request)).toEqual(sized(1));
  });

  it('takes over what another kept that did not live to tell', async () => {
    const request = aFreshRequest();
    await aBlindStore().keep(request, sized(1));
    const store = aBlindStore();
    const notes = jest.fn(async () => ({}));
    expect(await store.keep(request, sized(1), notes)).toEqual({
      number: 1,
      isNew: false,
    });
    expect(notes).toHaveBeenCalledTimes(1);
    expect(await store.list(request)).toHaveLength(1);
  });

  it('counts on from what another kept', async () => {
    const request = aFreshRequest();
    const other = aBlindStore();
    await other.keep(request, sized(1));
    await other.keep(request, sized(2));
    expect(
      await aBlindStore().keep(request, sized(3), async () => ({
        [annotations.approvedGeneration]: '7',
      })),
    ).toEqual({ number: 3, isNew: true });
    const revisions = await other.list(request);
    expect(revisions.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(revisions[2].approvedGeneration).toBe('7');
    expect(await other.readNewest(request)).toEqual(sized(3));
  });

  it('keeps a spec again that was in force before another one', async () => {
    const request = aFreshRequest();
    const store = aBlindStore();
    for (const size of [1, 2, 1]) {
      await store.keep(request, sized(size));
    }
    expect(await store.list(request)).toHaveLength(3);
    expect(await store.read(request, 1)).toEqual(sized(1));
    expect(await store.read(request, 2)).toEqual(sized(2));
    expect(await store.read(request, 4)).toBeUndefined();
  });

  it('forgets what the history has no room for, and in the end everything of this request', async () => {
    const request = aFreshRequest();
    const neighbour = aFreshRequest();
    const store = aBlindStore(2);
    await store.keep(neighbour, sized(1));
    for (const size of [1, 2, 3, 4]) {
      await store.keep(request, sized(size));
      await store.prune(request);
    }
    const left = await store.list(request);
    expect(left.map(({ number }) => number)).toEqual([3, 4]);
    await store.removeAll(request);
    expect(await store.list(request)).toEqual([]);
    expect(store.newest(request)).toBeUndefined();
    expect(await store.list(neighbour)).toHaveLength(1);
  });

  it('does not take a revision for its own that another request has', async () => {
    const request = aFreshRequest();
    await aBlindStore().keep(request, sized(1));
    const { metadata } = request;
    const later = aRequest({
      metadata: { ...metadata, uid: metadata.uid!.replace(/.$/, 'f') },
    });
    expect(await aBlindStore().read(later, 1)).toBeUndefined();
    expect(await aBlindStore().list(later)).toEqual([]);
  });
});
