import {
  Condition,
  FocomProvisioningRequest,
  resourceTypes,
} from '@o2ims-portal/api';
import { Plane, startTestPlane } from '@o2ims-portal/lab';
import { applyStatus } from './applyStatus';

jest.setTimeout(60_000);

const type = resourceTypes.focomProvisioningRequest;

const condition: Condition = {
  type: 'Ready',
  status: 'False',
  reason: 'Waiting',
  message: 'Waits',
  lastTransitionTime: '2026-01-02T03:04:05.006Z',
};

describe('applyStatus', () => {
  let plane: Plane;

  const create = (name: string) =>
    plane.client.create<FocomProvisioningRequest>(type, {
      apiVersion: 'focom.nephio.org/v1alpha1',
      kind: 'FocomProvisioningRequest',
      metadata: { namespace: 'default', name },
      spec: { templateName: 'x', templateVersion: 'y', templateParameters: {} },
    });
  const get = (name: string) =>
    plane.client.get<FocomProvisioningRequest>(type, {
      namespace: 'default',
      name,
    });
  const apply = (
    request: FocomProvisioningRequest,
    status: FocomProvisioningRequest['status'],
  ) => applyStatus(plane.client, type, request, status, 'test');

  beforeAll(async () => {
    plane = await startTestPlane({ byoh: false, clusterApi: 'none' });
  });

  afterAll(async () => {
    await plane?.stop();
  });

  it('writes a status, milliseconds and all, and leaves the spec alone', async () => {
    const request = await create('written');
    const status = { phase: 'PENDING' as const, conditions: [condition] };
    const written = await apply(request, status);
    expect(written).toMatchObject({ spec: request.spec, status });
    expect((await get('written'))?.status).toEqual(status);
  });

  it('writes nothing when it is the same', async () => {
    const status = { phase: 'PENDING' as const, conditions: [condition] };
    const written = await apply(await create('same'), status);
    const again = await apply(written, {
      conditions: [{ ...condition, observedGeneration: undefined }],
      phase: 'PENDING',
      message: undefined,
    });
    expect(again).toBe(written);
    const found = await get('same');
    expect(found?.metadata.resourceVersion).toBe(
      written.metadata.resourceVersion,
    );
  });

  it('takes away what it no longer says', async () => {
    const first = await apply(await create('less'), {
      phase: 'PENDING',
      message: 'Waits',
    });
    const second = await apply(first, { phase: 'PROGRESSING' });
    expect(second.status).toEqual({ phase: 'PROGRESSING' });
  });

  it('needs not know the latest version of the object', async () => {
    const old = await create('stale');
    await plane.client.patch(type, old.metadata, { spec: { name: 'Edge' } });
    const written = await apply(old, { phase: 'PENDING' });
    expect(written).toMatchObject({
      spec: { name: 'Edge' },
      status: { phase: 'PENDING' },
    });
  });

  it('does not bring back an object that is gone', async () => {
    const request = await create('gone');
    await plane.client.delete(type, request.metadata);
    const result = await apply(request, { phase: 'PENDING' });
    expect(result).toEqual({ ...request, status: { phase: 'PENDING' } });
    expect(await get('gone')).toBeUndefined();
  });

  it('does not take a later object of the same name for its own', async () => {
    const request = await create('replaced');
    await plane.client.delete(type, request.metadata);
    const later = await create('replaced');
    const result = await apply(request, { phase: 'FAILED' });
    expect(result.metadata.uid).toBe(request.metadata.uid);
    expect(result.metadata.uid).not.toBe(later.metadata.uid);
  });

  it('says what the API server does not like about a status', async () => {
    await expect(
      apply(await create('wrong'), { phase: 'DONE' } as object),
    ).rejects.toMatchObject({ reason: 'Invalid' });
  });
});
