import { KubernetesObject, resourceTypes } from '@o2ims-portal/api';
import { Plane, startTestPlane } from '@o2ims-portal/lab';
import { ApiError } from './ApiError';
import { KubernetesClient } from './KubernetesClient';

jest.setTimeout(120_000);

interface ConfigMap extends KubernetesObject {
  data?: Record<string, string>;
}

const configMaps = {
  group: '',
  version: 'v1',
  kind: 'ConfigMap',
  plural: 'configmaps',
  namespaced: true,
};

function configMap(name: string, data?: Record<string, string>): ConfigMap {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { namespace: 'default', name },
    data,
  };
}

describe('KubernetesClient', () => {
  let plane: Plane;
  let client: KubernetesClient;
  const get = (name: string) =>
    client.get<ConfigMap>(configMaps, { namespace: 'default', name });

  beforeAll(async () => {
    plane = await startTestPlane({ byoh: false, clusterApi: 'none' });
    client = plane.client;
  });

  afterAll(async () => {
    await plane?.stop();
  });

  it('creates, reads, replaces and deletes', async () => {
    const created = await client.create(
      configMaps,
      configMap('one', { a: '1' }),
    );
    expect(created.metadata.uid).toBeDefined();
    const replaced = await client.replace(configMaps, {
      ...created,
      data: { b: '2' },
    });
    expect(replaced.data).toEqual({ b: '2' });
    expect(await get('one')).toMatchObject({ data: { b: '2' } });
    await expect(
      client.replace(configMaps, { ...created, data: {} }),
    ).rejects.toMatchObject({ reason: 'Conflict' });
    expect(await client.delete(configMaps, created.metadata)).toBe(true);
    expect(await get('one')).toBeUndefined();
    expect(await client.delete(configMaps, created.metadata)).toBe(false);
  });

  it('says that an object is there already', async () => {
    await client.create(configMaps, configMap('twice'));
    const error = await client
      .create(configMaps, configMap('twice'))
      .catch(thrown => thrown);
    expect(ApiError.isAlreadyExists(error)).toBe(true);
    expect(error.message).toContain(
      'POST /api/v1/namespaces/default/configmaps: ',
    );
    expect(error.message).toContain('"twice" already exists');
  });

  it('applies its own fields, takes back what it no longer says, and leaves those of others', async () => {
    await client.create(configMaps, configMap('applied', { theirs: 'x' }), {
      fieldManager: 'they',
    });
    const options = { fieldManager: 'we' };
    await client.apply(
      configMaps,
      configMap('applied', { a: '1', b: '2' }),
      options,
    );
    const applied = await client.apply(
      configMaps,
      configMap('applied', { a: '1' }),
      options,
    );
    expect(applied.data).toEqual({ theirs: 'x', a: '1' });
  });

  it('takes over a field that somebody else set', async () => {
    await client.create(configMaps, configMap('forced', { a: 'theirs' }), {
      fieldManager: 'they',
    });
    const applied = await client.apply(
      configMaps,
      configMap('forced', { a: 'ours' }),
      { fieldManager: 'we' },
    );
    expect(applied.data).toEqual({ a: 'ours' });
  });

  it('patches, and only what was read when it says so', async () => {
    const created = await client.create(
      configMaps,
      configMap('patched', { a: '1', b: '2' }),
    );
    const { resourceVersion } = created.metadata;
    const patched = await client.patch<ConfigMap>(
      configMaps,
      created.metadata,
      { metadata: { resourceVersion }, data: { a: null, c: '3' } },
    );
    expect(patched.data).toEqual({ b: '2', c: '3' });
    await expect(
      client.patch(configMaps, created.metadata, {
        metadata: { resourceVersion },
        data: { d: '4' },
      }),
    ).rejects.toMatchObject({ reason: 'Conflict' });
  });

  it('writes nothing on a dry run', async () => {
    const dryRun = { dryRun: true };
    const made = await client.create(configMaps, configMap('dry'), dryRun);
    expect(made.metadata.uid).toBeDefined();
    await client.apply(configMaps, configMap('dry'), {
      fieldManager: 'we',
      ...dryRun,
    });
    expect(await get('dry')).toBeUndefined();
    const kept = await client.create(configMaps, configMap('kept', { a: '1' }));
    await client.patch(configMaps, kept.metadata, { data: { a: '2' } }, dryRun);
    await client.delete(configMaps, kept.metadata, dryRun);
    expect(await get('kept')).toMatchObject({ data: { a: '1' } });
  });

  it('deletes only the object that it was shown', async () => {
    const first = await client.create(configMaps, configMap('again'));
    await client.delete(configMaps, first.metadata);
    const second = await client.create(configMaps, configMap('again'));
    await expect(
      client.delete(configMaps, first.metadata, { uid: first.metadata.uid }),
    ).rejects.toMatchObject({ reason: 'Conflict' });
    expect(
      await client.delete(configMaps, second.metadata, {
        uid: second.metadata.uid,
      }),
    ).toBe(true);
  });

  it('deletes an object only as it was shown', async () => {
    const shown = await client.create(configMaps, configMap('changing'));
    const { resourceVersion } = shown.metadata;
    const changed = await client.patch(configMaps, shown.metadata, {
      data: { changed: 'since' },
    });
    await expect(
      client.delete(configMaps, shown.metadata, { resourceVersion }),
    ).rejects.toMatchObject({ reason: 'Conflict' });
    expect(
      await client.delete(configMaps, shown.metadata, {
        resourceVersion: changed.metadata.resourceVersion,
      }),
    ).toBe(true);
  });

  it('tells an object that the server will never take', async () => {
    await expect(
      client.create(configMaps, configMap('Not A Name')),
    ).rejects.toMatchObject({ reason: 'Invalid' });
  });

  it('lists more objects than fit on a page, with their kind', async () => {
    const metadata = { labels: { many: 'yes' } };
    const names = Array.from({ length: 520 }, (_, index) => `many-${index}`);
    await Promise.all(
      names.map(name => {
        const object = configMap(name);
        return client.create(configMaps, {
          ...object,
          metadata: { ...object.metadata, ...metadata },
        });
      }),
    );
    const { items } = await client.list<ConfigMap>(configMaps, {
      namespace: 'default',
      labelSelector: 'many=yes',
    });
    expect(items).toHaveLength(520);
    expect(new Set(items.map(item => item.metadata.name))).toEqual(
      new Set(names),
    );
    expect(items[0]).toMatchObject({ apiVersion: 'v1', kind: 'ConfigMap' });
  });

  it('tells a watch that its resource version is forgotten', async () => {
    const { signal } = new AbortController();
    const events = client.watch(resourceTypes.clusterTemplate, {
      resourceVersion: '1',
      signal,
    });
    await expect(events.next()).rejects.toMatchObject({ status: 410 });
  });

  it('writes nothing behind a fence, and still reads', async () => {
    const stop = new AbortController();
    const { signal } = stop;
    const fenced = client.fencedBy({
      signal,
      check: () => signal.throwIfAborted(),
    });
    const made = await fenced.create(configMaps, configMap('fenced'));
    stop.abort(new Error('Not the leader any more'));
    const writes = [
      () => fenced.create(configMaps, configMap('late')),
      () => fenced.apply(configMaps, configMap('late'), { fieldManager: 'we' }),
      () => fenced.patch(configMaps, made.metadata, { data: { a: '1' } }),
      () => fenced.replace(configMaps, made),
      () => fenced.delete(configMaps, made.metadata),
    ];
    for (const write of writes) {
      await expect(write()).rejects.toThrow('Not the leader any more');
    }
    expect(await get('late')).toBeUndefined();
    expect(
      await fenced.get<ConfigMap>(configMaps, made.metadata),
    ).toMatchObject({ metadata: { uid: made.metadata.uid } });
  });
});
