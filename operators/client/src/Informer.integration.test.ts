import { setTimeout as delay } from 'node:timers/promises';
import { KubernetesObject } from '@o2ims-portal/api';
import { Plane, startTestPlane } from '@o2ims-portal/lab';
import { ApiError } from './ApiError';
import { Informer } from './Informer';
import { KubernetesClient } from './KubernetesClient';
import { ApiProxy, Interceptor, ProxiedRequest } from './testing';

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
const namespace = 'default';
const LONGER_THAN_FIRST_PAUSE_MS = 250;
const labels = { test: 'informer' };
const watchesOf = (requests: readonly ProxiedRequest[]) =>
  requests.filter(({ isWatch }) => isWatch);
const listsOf = (requests: readonly ProxiedRequest[]) =>
  requests.filter(({ isWatch }) => !isWatch);

/** Tries until the API server does it: a new definition takes a moment to be served. */
async function until<T>(attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!ApiError.isNotFound(error)) {
        throw error;
      }
      await delay(50);
    }
  }
}

/** Writes down what an informer tells, and lets tests wait for it. */
class Diary {
  readonly entries: string[] = [];
  #look = () => {};

  readonly handler = {
    onAdd: (object: ConfigMap) => this.#write('add', object),
    onUpdate: (object: ConfigMap) => this.#write('update', object),
    onDelete: (object: ConfigMap) => this.#write('delete', object),
  };

  async has(...wanted: string[]): Promise<void> {
    await new Promise<void>(resolve => {
      this.#look = () => {
        if (wanted.every(entry => this.entries.includes(entry))) {
          resolve();
        }
      };
      this.#look();
    });
  }

  #write(what: string, { metadata, data }: ConfigMap): void {
    this.entries.push(`${what} ${metadata.name}${data ? ` ${data.v}` : ''}`);
    this.#look();
  }
}

describe('Informer', () => {
  let plane: Plane;
  let proxy: ApiProxy;
  let client: KubernetesClient;
  let informer: Informer<ConfigMap>;
  let diary: Diary;
  let errors: string[];

  const write = (name: string, v: string) =>
    plane.client.apply<ConfigMap>(
      configMaps,
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { namespace, name, labels },
        data: { v },
      },
      { fieldManager: 'test' },
    );
  const remove = (name: string) =>
    plane.client.delete(configMaps, { namespace, name });
  /** Answers the next watch in this way; those after it go through. */
  const onNextWatch = (answer: Interceptor) => {
    proxy.intercept((request, response) => {
      if (!request.isWatch) {
        return false;
      }
      proxy.passAll();
      return answer(request, response);
    });
  };

  beforeAll(async () => {
    plane = await startTestPlane({ byoh: false, clusterApi: 'none' });
  });

  beforeEach(async () => {
    proxy = await ApiProxy.start(plane);
    client = KubernetesClient.create({
      kubeConfig: proxy.kubeConfig,
      watchSilenceMs: 1_000,
    });
    errors = [];
    informer = Informer.create<ConfigMap>({
      client,
      type: configMaps,
      namespace,
      labelSelector: 'test=informer',
      onError: error => errors.push(error.message),
    });
    diary = new Diary();
    informer.addHandler(diary.handler);
  });

  afterEach(async () => {
    await informer.stop();
    await client.close();
    await proxy.stop();
    const { items } = await plane.client.list(configMaps, {
      namespace,
      labelSelector: 'test=informer',
    });
    await Promise.all(items.map(({ metadata }) => remove(metadata.name)));
  });

  afterAll(async () => {
    await plane?.stop();
  });

  it('lists what is there, and tells of what comes, changes and goes', async () => {
    await write('a', '1');
    informer.start();
    await informer.whenSynced();
    expect(informer.list().map(({ metadata }) => metadata.name)).toEqual(['a']);
    await write('b', '1');
    await write('a', '2');
    await remove('b');
    await diary.has('delete b 1');
    expect(diary.entries).toEqual([
      'add a 1',
      'add b 1',
      'update a 2',
      'delete b 1',
    ]);
    expect(informer.get({ namespace, name: 'a' })?.data).toEqual({ v: '2' });
    expect(informer.get({ namespace, name: 'b' })).toBeUndefined();
    expect(informer.isConnected).toBe(true);
    expect(errors).toEqual([]);
  });

  it('leaves out who manages which field', async () => {
    await write('a', '1');
    informer.start();
    await informer.whenSynced();
    expect(informer.list()[0].metadata).not.toHaveProperty('managedFields');
    await write('a', '2');
    await diary.has('update a 2');
    expect(informer.list()[0].metadata).not.toHaveProperty('managedFields');
  });

  it('goes on where it was when the watch is cut, without listing again', async () => {
    await write('a', '1');
    await write('b', '1');
    informer.start();
    await proxy.whenRequests(requests => watchesOf(requests).length === 1);
    await diary.has('add a 1', 'add b 1');
    let open = () => {};
    const closed = new Promise<void>(resolve => {
      onNextWatch((_, response) => {
        // hold it until the changes below are made, then drop it
        open = () => response.destroy();
        resolve();
        return true;
      });
    });
    proxy.cut();
    await closed;
    await remove('a');
    await write('b', '2');
    await write('c', '1');
    open();
    await diary.has('delete a 1', 'update b 2', 'add c 1');
    expect(diary.entries).toEqual([
      'add a 1',
      'add b 1',
      'delete a 1',
      'update b 2',
      'add c 1',
    ]);
    expect(listsOf(proxy.requests)).toHaveLength(1);
    expect(errors.length).toBeGreaterThan(0);
  });

  it('lists again when the server has forgotten, and tells only what is different', async () => {
    await write('changed', '1');
    await write('deleted', '1');
    await write('same', '1');
    await write('replaced', '1');
    informer.start();
    await proxy.whenRequests(requests => watchesOf(requests).length === 1);
    await diary.has('add replaced 1');
    diary.entries.splice(0);
    const lists = listsOf(proxy.requests).length;
    let answer = () => {};
    const held = new Promise<void>(resolve => {
      onNextWatch((_, response) => {
        answer = () => {
          response.writeHead(200, { 'content-type': 'application/json' });
          const object = {
            kind: 'Status',
            code: 410,
            reason: 'Expired',
            message: 'too old resource version',
          };
          response.end(`${JSON.stringify({ type: 'ERROR', object })}\n`);
        };
        resolve();
        return true;
      });
    });
    proxy.cut();
    await held;
    await write('changed', '2');
    await remove('deleted');
    await remove('replaced');
    await write('replaced', '2');
    await write('new', '1');
    answer();
    await diary.has('add new 1', 'add replaced 2');
    expect([...diary.entries].sort()).toEqual([
      'add new 1',
      'add replaced 2',
      'delete deleted 1',
      'delete replaced 1',
      'update changed 2',
    ]);
    expect(listsOf(proxy.requests)).toHaveLength(lists + 1);
    await write('same', '2');
    await diary.has('update same 2');
  });

  it('does not ask in a hurry when the server ends every watch at once', async () => {
    proxy.intercept((request, response) => {
      if (request.isWatch) {
        response.writeHead(200).end();
      }
      return request.isWatch;
    });
    informer.start();
    await informer.whenSynced();
    const since = performance.now();
    await proxy.whenRequests(requests => watchesOf(requests).length === 4);
    // pauses of at least 100, 200 and 400 ms
    expect(performance.now() - since).toBeGreaterThanOrEqual(690);
    proxy.passAll();
    await write('a', '1');
    await diary.has('add a 1');
  });

  it('is back soon, however often a watch is cut on which nothing happens', async () => {
    let opened = 0;
    let look = () => {};
    const quiet = Informer.create<ConfigMap>({
      client,
      type: configMaps,
      namespace,
      labelSelector: 'test=informer',
      onConnect: () => {
        opened++;
        look();
      },
    });
    const untilOpened = (count: number) =>
      new Promise<void>(resolve => {
        look = () => {
          if (opened >= count) {
            resolve();
          }
        };
        look();
      });
    quiet.start();
    // with pauses that grow, so many take longer than a test may
    for (let count = 1; count <= 12; count++) {
      await untilOpened(count);
      await delay(LONGER_THAN_FIRST_PAUSE_MS);
      proxy.cut();
    }
    await untilOpened(13);
    expect(listsOf(proxy.requests)).toHaveLength(1);
    await quiet.stop();
  }, 60_000);

  it('does not list in a hurry when the server forgets at once', async () => {
    proxy.intercept((request, response) => {
      if (request.isWatch) {
        response.writeHead(410).end('{"reason":"Expired","message":"gone"}');
      }
      return request.isWatch;
    });
    informer.start();
    await informer.whenSynced();
    const since = performance.now();
    await proxy.whenRequests(requests => watchesOf(requests).length === 5);
    expect(performance.now() - since).toBeGreaterThanOrEqual(690);
    proxy.passAll();
    await write('a', '1');
    await diary.has('add a 1');
  });

  it('takes a watch that says nothing at all for dead', async () => {
    onNextWatch((_, response) => {
      response.writeHead(200);
      response.flushHeaders();
      return true;
    });
    informer.start();
    await informer.whenSynced();
    await write('a', '1');
    await diary.has('add a 1');
    expect(watchesOf(proxy.requests).length).toBeGreaterThan(1);
    expect(errors.join()).toContain('Body Timeout');
  });

  it('goes on after what is no event', async () => {
    onNextWatch((_, response) => {
      response.writeHead(200).end('<html>Bad gateway</html>\n');
      return true;
    });
    informer.start();
    await informer.whenSynced();
    await write('a', '1');
    await diary.has('add a 1');
    expect(errors).toHaveLength(1);
  });

  it('waits for a server that is away at the start', async () => {
    let attempts = 0;
    proxy.intercept((_, response) => {
      attempts++;
      if (attempts > 2) {
        return false;
      }
      response.destroy();
      return true;
    });
    await write('a', '1');
    informer.start();
    await informer.whenSynced();
    expect(diary.entries).toEqual(['add a 1']);
    expect(errors).toHaveLength(2);
  });

  it('tells all others when one handler throws', async () => {
    const after = new Diary();
    informer.addHandler({
      onAdd: () => {
        throw new Error('on purpose');
      },
    });
    informer.addHandler(after.handler);
    informer.start();
    await write('a', '1');
    await after.has('add a 1');
    await write('a', '2');
    await after.has('update a 2');
    expect(errors).toEqual([
      "A handler of ConfigMap 'default/a' failed: on purpose",
    ]);
  });

  it('tells a late handler what is there, and nothing more when it is taken away', async () => {
    await write('a', '1');
    informer.start();
    await informer.whenSynced();
    const late = new Diary();
    const takeAway = informer.addHandler(late.handler);
    expect(late.entries).toEqual(['add a 1']);
    takeAway();
    await write('b', '1');
    await diary.has('add b 1');
    expect(late.entries).toEqual(['add a 1']);
  });

  it('has only the metadata where that is enough', async () => {
    const bare = Informer.create<ConfigMap>({
      client,
      type: configMaps,
      namespace,
      labelSelector: 'test=informer',
      metadataOnly: true,
    });
    const seen = new Diary();
    bare.addHandler(seen.handler);
    bare.start();
    await bare.whenSynced();
    expect(bare.list()).toEqual([]);
    await write('a', '1');
    await seen.has('add a');
    await write('b', '1');
    await write('a', '2');
    await remove('b');
    await seen.has('add b', 'update a', 'delete b');
    await bare.stop();
    expect(bare.list()).toEqual([
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: expect.objectContaining({ name: 'a', namespace, labels }),
      },
    ]);
  });

  it('does without a kind that there need not be, until there is', async () => {
    const group = 'informer.example.com';
    const names = { kind: 'Thing', plural: 'things' };
    const things = Informer.create({
      client,
      type: { group, version: 'v1', namespaced: true, ...names },
      optional: true,
      onError: error => errors.push(error.message),
    });
    things.start();
    await things.whenSynced();
    expect(things.isMissing).toBe(true);
    expect(things.list()).toEqual([]);
    expect(errors).toEqual([]);
    const definitions = {
      group: 'apiextensions.k8s.io',
      version: 'v1',
      kind: 'CustomResourceDefinition',
      plural: 'customresourcedefinitions',
      namespaced: false,
    };
    const added = new Promise<KubernetesObject>(resolve => {
      things.addHandler({ onAdd: resolve });
    });
    await plane.client.create<KubernetesObject & { spec: object }>(
      definitions,
      {
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: definitions.kind,
        metadata: { name: `things.${group}` },
        spec: {
          group,
          names,
          scope: 'Namespaced',
          versions: [
            {
              name: 'v1',
              served: true,
              storage: true,
              schema: { openAPIV3Schema: { type: 'object' } },
            },
          ],
        },
      },
    );
    const thing = {
      apiVersion: `${group}/v1`,
      kind: names.kind,
      metadata: { name: 'first', namespace },
    };
    await until(() => plane.client.create(things.type, thing));
    await expect(added).resolves.toMatchObject(thing);
    expect(things.isMissing).toBe(false);
    await things.stop();
  });

  it('says what could not be listed in time', async () => {
    proxy.intercept(() => true);
    informer.start();
    await expect(informer.waitForSync(50)).rejects.toThrow(
      'configmaps could not be listed within 0.05 s',
    );
  });
});
