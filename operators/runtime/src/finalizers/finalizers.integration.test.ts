import { Plane, startTestPlane } from '@o2ims-portal/lab';
import {
  ConfigMap,
  configMaps,
  writeConfigMap,
} from '../__testUtils__/TestObjects';
import { ensureFinalizer } from './ensureFinalizer';
import { removeFinalizer } from './removeFinalizer';

jest.setTimeout(60_000);

const ours = 'example.org/ours';
const theirs = 'example.org/theirs';

describe('finalizers', () => {
  let plane: Plane;

  const get = (name: string) =>
    plane.client.get<ConfigMap>(configMaps, { namespace: 'default', name });
  const ensure = (object: ConfigMap) =>
    ensureFinalizer(plane.client, configMaps, object, ours);
  const remove = (object: ConfigMap) =>
    removeFinalizer(plane.client, configMaps, object, ours);

  beforeAll(async () => {
    plane = await startTestPlane({ byoh: false, clusterApi: 'none' });
  });

  afterAll(async () => {
    await plane?.stop();
  });

  it('are added once', async () => {
    const object = await writeConfigMap(plane.client, 'once');
    const owned = await ensure(object);
    expect(owned.metadata.finalizers).toEqual([ours]);
    expect(await ensure(owned)).toBe(owned);
    expect(await get('once')).toEqual(owned);
  });

  it('hold a deleted object until they are removed', async () => {
    const owned = await ensure(await writeConfigMap(plane.client, 'held'));
    await plane.client.delete(configMaps, owned.metadata);
    const held = await get('held');
    expect(held?.metadata.deletionTimestamp).toBeDefined();
    await remove(held!);
    expect(await get('held')).toBeUndefined();
    // again, as after a crash, with what the cache still says
    await expect(remove(held!)).resolves.toBeUndefined();
  });

  it('keep those of others, also when the object has changed meanwhile', async () => {
    const old = await writeConfigMap(plane.client, 'shared');
    await plane.client.patch(configMaps, old.metadata, {
      metadata: { finalizers: [theirs] },
    });
    const owned = await ensure(old);
    expect(owned.metadata.finalizers).toEqual([theirs, ours]);
    await writeConfigMap(plane.client, 'shared', { changed: 'yes' });
    await remove(owned);
    const found = await get('shared');
    expect(found?.metadata.finalizers).toEqual([theirs]);
    expect(found?.data).toEqual({ changed: 'yes' });
  });

  it('do not bring back an object that is gone, nor hold a later one', async () => {
    const gone = await writeConfigMap(plane.client, 'gone');
    await plane.client.delete(configMaps, gone.metadata);
    expect(await ensure(gone)).toBe(gone);
    expect(await get('gone')).toBeUndefined();
    const later = await writeConfigMap(plane.client, 'gone');
    expect(await ensure(gone)).toBe(gone);
    expect(await get('gone')).toEqual(later);
  });
});
