import { resourceTypes } from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { ApiProxy } from '@o2ims-portal/kubernetes-client/testing';
import { Plane, startTestPlane } from '@o2ims-portal/lab';
import {
  Reconciler,
  TerminalError,
  watchMapped,
  watchObject,
} from '../controller';
import { LogLines } from '../__testUtils__/LogLines';
import { Signpost } from '../__testUtils__/Signpost';
import {
  ConfigMap,
  configMaps,
  testObjects,
  writeConfigMap,
} from '../__testUtils__/TestObjects';
import { Manager } from './Manager';
import { ManagerOptions } from './ManagerOptions';
import { MissingKindError } from './MissingKindError';

jest.setTimeout(60_000);

describe('Manager', () => {
  let plane: Plane;
  let log: LogLines;
  let stop: AbortController;
  let running: Promise<void>[];

  function createManager(options: Partial<ManagerOptions> = {}): Manager {
    return Manager.create({
      name: 'test',
      client: plane.client,
      logger: log.logger,
      leaderElection: false,
      ...options,
    });
  }

  function run(manager: Manager): Promise<void> {
    const done = manager.run(stop.signal);
    running.push(done);
    return done;
  }

  function addConfigMaps(
    manager: Manager,
    reconcile: Reconciler['reconcile'],
    concurrency?: number,
  ): void {
    manager.addController({
      name: 'config-map',
      concurrency,
      reconciler: { reconcile },
      watches: [watchObject(manager.informer(configMaps, testObjects))],
    });
  }

  beforeAll(async () => {
    plane = await startTestPlane();
  });

  beforeEach(() => {
    log = new LogLines();
    stop = new AbortController();
    running = [];
  });

  afterEach(async () => {
    stop.abort();
    await Promise.allSettled(running);
    const { items } = await plane.client.list(configMaps, testObjects);
    await Promise.all(
      items.map(({ metadata }) => plane.client.delete(configMaps, metadata)),
    );
  });

  afterAll(async () => {
    await plane?.stop();
  });

  it('reconciles what is there and what comes, with filled caches', async () => {
    await writeConfigMap(plane.client, 'before');
    const manager = createManager();
    const informer = manager.informer<ConfigMap>(configMaps, testObjects);
    const signpost = new Signpost();
    const seen: string[] = [];
    addConfigMaps(manager, async ({ namespace, name }) => {
      seen.push(
        `${namespace}/${name} ${Boolean(informer.get({ namespace, name }))}`,
      );
      signpost.changed();
    });
    run(manager);
    await signpost.until(() => seen.includes('default/before true'));
    await writeConfigMap(plane.client, 'later');
    await signpost.until(() => seen.includes('default/later true'));
    await plane.client.delete(configMaps, {
      namespace: 'default',
      name: 'later',
    });
    await signpost.until(() => seen.includes('default/later false'));
    expect(new Set(seen)).toEqual(
      new Set([
        'default/before true',
        'default/later true',
        'default/later false',
      ]),
    );
  });

  it('runs a task with filled caches until it is told to stop, and waits for its end', async () => {
    await writeConfigMap(plane.client, 'before');
    const manager = createManager();
    const informer = manager.informer<ConfigMap>(configMaps, testObjects);
    const signpost = new Signpost();
    const seen: string[] = [];
    manager.addTask({
      async run(signal) {
        seen.push(`${informer.list().length} there`);
        signpost.changed();
        await new Promise(resolve => {
          signal.addEventListener('abort', resolve);
        });
        await writeConfigMap(plane.client, 'last');
        seen.push('ended');
      },
    });
    const ended = run(manager);
    await signpost.until(() => seen.length > 0);
    stop.abort();
    await ended;
    expect(seen).toEqual(['1 there', 'ended']);
    expect(() => manager.addTask({ run: async () => undefined })).toThrow(
      'came too late',
    );
  });

  it('ends with a task that fails', async () => {
    const manager = createManager();
    manager.addTask({
      async run() {
        throw new Error('on purpose');
      },
    });
    await expect(run(manager)).rejects.toThrow('on purpose');
  });

  it('shares an informer among those who ask for the same', () => {
    const manager = createManager();
    const informer = manager.informer(configMaps, testObjects);
    expect(manager.informer(configMaps, { ...testObjects })).toBe(informer);
    expect(manager.informer(configMaps)).not.toBe(informer);
    expect(
      manager.informer(configMaps, { ...testObjects, namespace: 'default' }),
    ).not.toBe(informer);
  });

  it('follows other objects to those that they concern', async () => {
    const manager = createManager();
    const signpost = new Signpost();
    const seen: string[] = [];
    manager.addController({
      name: 'owners',
      reconciler: {
        reconcile: async ({ name }) => {
          seen.push(name);
          signpost.changed();
        },
      },
      watches: [
        watchMapped(
          manager.informer<ConfigMap>(configMaps, testObjects),
          (object, previous) =>
            [object, ...(previous ? [previous] : [])].map(({ data }) => ({
              name: data!.owner,
            })),
        ),
      ],
    });
    run(manager);
    await writeConfigMap(plane.client, 'owned', { owner: 'first' });
    await signpost.until(() => seen.includes('first'));
    seen.splice(0);
    await writeConfigMap(plane.client, 'owned', { owner: 'second' });
    await signpost.until(() => seen.includes('first'));
    await signpost.until(() => seen.includes('second'));
    expect(new Set(seen)).toEqual(new Set(['first', 'second']));
  });

  it('tries again what fails, with everything in the log that leads to it', async () => {
    const manager = createManager();
    const signpost = new Signpost();
    let attempts = 0;
    const ids = new Set<string>();
    addConfigMaps(manager, async (_, { logger, reconcileId }) => {
      attempts++;
      ids.add(reconcileId);
      logger.info('Looking');
      signpost.changed();
      if (attempts < 4) {
        throw new Error('on purpose');
      }
    });
    run(manager);
    await writeConfigMap(plane.client, 'broken');
    await signpost.until(() => attempts === 4);
    expect(ids.size).toBe(4);
    const failures = log.lines.filter(({ level }) => level === 'error');
    expect(failures).toHaveLength(3);
    expect(failures[0].message).toBe('Reconcile failed: on purpose');
    expect(failures[2].fields).toMatchObject({
      controller: 'config-map',
      namespace: 'default',
      name: 'broken',
      failures: 3,
      retryInMs: expect.any(Number),
    });
    const looks = log.lines.filter(({ message }) => message === 'Looking');
    expect(new Set(looks.map(({ fields }) => fields.reconcileId))).toEqual(ids);
  });

  it('leaves alone what fails for good, until it changes', async () => {
    const manager = createManager();
    const signpost = new Signpost();
    const seen: string[] = [];
    const informer = manager.informer<ConfigMap>(configMaps, testObjects);
    addConfigMaps(manager, async key => {
      const { v } = informer.get(key)?.data ?? {};
      seen.push(`${key.name} ${v}`);
      signpost.changed();
      if (v === 'bad') {
        throw new TerminalError('on purpose');
      }
      // several times, so that a retry of the other would have come in between
      return seen.length < 8 ? { requeueAfterMs: 50 } : undefined;
    });
    run(manager);
    await writeConfigMap(plane.client, 'broken', { v: 'bad' });
    await signpost.until(() => seen.includes('broken bad'));
    await writeConfigMap(plane.client, 'other', { v: 'good' });
    await signpost.until(() => seen.length === 8);
    expect(seen.filter(entry => entry === 'broken bad')).toHaveLength(1);
    await writeConfigMap(plane.client, 'broken', { v: 'good' });
    await signpost.until(() => seen.includes('broken good'));
  });

  it('survives what is thrown that is no error', async () => {
    const manager = createManager();
    let attempts = 0;
    const signpost = new Signpost();
    addConfigMaps(manager, async () => {
      attempts++;
      signpost.changed();
      if (attempts === 1) {
        const nothing: unknown = undefined;
        throw nothing;
      }
    });
    run(manager);
    await writeConfigMap(plane.client, 'broken');
    await signpost.until(() => attempts === 2);
    await log.whenLogged('Something that is no Error was thrown: undefined');
    const metrics = await manager.registry.metrics();
    expect(metrics).toContain(
      'operator_reconcile_panics_total{controller="config-map"} 1',
    );
  });

  it('works on several objects at once, and on each only once at a time', async () => {
    const manager = createManager();
    const signpost = new Signpost();
    const active = new Map<string, number>();
    let most = 0;
    let mostOfOne = 0;
    let calls = 0;
    addConfigMaps(
      manager,
      async ({ name }) => {
        calls++;
        active.set(name, (active.get(name) ?? 0) + 1);
        mostOfOne = Math.max(mostOfOne, active.get(name)!);
        const sum = [...active.values()].reduce((left, right) => left + right);
        most = Math.max(most, sum);
        await writeConfigMap(plane.client, name, { calls: `${calls}` });
        active.set(name, active.get(name)! - 1);
        signpost.changed();
      },
      3,
    );
    run(manager);
    await Promise.all(
      ['a', 'b', 'c', 'd', 'e'].map(name => writeConfigMap(plane.client, name)),
    );
    await signpost.until(() => calls >= 60);
    expect(mostOfOne).toBe(1);
    expect(most).toBe(3);
  });

  it('lets a reconcile that runs end when it stops, and starts no other', async () => {
    const manager = createManager();
    const signpost = new Signpost();
    let letGo = () => {};
    const started: string[] = [];
    const ended: string[] = [];
    let wasAborted: boolean | undefined;
    addConfigMaps(manager, async ({ name }, { signal }) => {
      started.push(name);
      signpost.changed();
      await new Promise<void>(resolve => {
        letGo = resolve;
      });
      wasAborted = signal.aborted;
      ended.push(name);
    });
    const done = run(manager);
    await writeConfigMap(plane.client, 'a');
    await signpost.until(() => started.length === 1);
    await writeConfigMap(plane.client, 'b');
    stop.abort();
    await log.whenLogged('Stopping');
    expect(ended).toEqual([]);
    letGo();
    await done;
    expect([started, ended, wasAborted]).toEqual([['a'], ['a'], false]);
  });

  it('tells a reconcile that takes too long when it stops', async () => {
    const manager = createManager({ drainTimeoutMs: 50 });
    const signpost = new Signpost();
    let started = false;
    addConfigMaps(manager, async (_, { signal }) => {
      started = true;
      signpost.changed();
      await new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    });
    const done = run(manager);
    await writeConfigMap(plane.client, 'a');
    await signpost.until(() => started);
    stop.abort();
    await done;
    await log.whenLogged('still run after 0.05 s');
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('stops while it still waits for its caches', async () => {
    const proxy = await ApiProxy.start(plane);
    const client = KubernetesClient.create({ kubeConfig: proxy.kubeConfig });
    try {
      proxy.intercept(() => true);
      const manager = createManager({ client });
      addConfigMaps(manager, async () => undefined);
      const done = run(manager);
      await proxy.whenRequests(requests => requests.length > 0);
      stop.abort();
      await expect(done).resolves.toBeUndefined();
    } finally {
      await client.close();
      await proxy.stop();
    }
  });

  it('says what is to be done when the API server lacks a kind', async () => {
    const manager = createManager({ missingKindGraceMs: 100 });
    manager.informer({
      ...configMaps,
      group: 'nowhere.example.org',
      plural: 'things',
    });
    const error = await run(manager).catch(thrown => thrown);
    expect(error).toBeInstanceOf(MissingKindError);
    expect(error.message).toContain('things.nowhere.example.org');
    expect(error.message).toContain('Apply operators/api/crds first');
  });

  it('goes on without a kind that may be missing, and is ready when that is there', async () => {
    const things = {
      ...configMaps,
      group: 'nowhere.example.org',
      kind: 'Thing',
      plural: 'things',
    };
    const manager = createManager({
      missingKindGraceMs: 0,
      listen: { port: 0 },
    });
    const missing = manager.informer(things, { mayBeMissing: true });
    const signpost = new Signpost();
    let reconciled = false;
    await writeConfigMap(plane.client, 'a');
    addConfigMaps(manager, async () => {
      reconciled = true;
      signpost.changed();
    });
    run(manager);
    await signpost.until(() => reconciled);
    expect(missing.hasSynced).toBe(false);
    await log.whenLogged('Going on without things.nowhere.example.org');
    const ask = async () => {
      const response = await fetch(`${manager.address}/readyz`);
      return { status: response.status, text: await response.text() };
    };
    expect(await ask()).toEqual({
      status: 503,
      text: 'not served by the API server: things.nowhere.example.org. Install nowhere.example.org/v1\n',
    });

    const definitions = {
      group: 'apiextensions.k8s.io',
      version: 'v1',
      kind: 'CustomResourceDefinition',
      plural: 'customresourcedefinitions',
      namespaced: false,
    };
    const definition = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: definitions.kind,
      metadata: { name: 'things.nowhere.example.org' },
      spec: {
        group: things.group,
        scope: 'Namespaced',
        names: { kind: things.kind, plural: things.plural },
        versions: [
          {
            name: 'v1',
            served: true,
            storage: true,
            schema: { openAPIV3Schema: { type: 'object' } },
          },
        ],
      },
    };
    await plane.client.create(definitions, definition);
    await missing.whenSynced();
    expect(await ask()).toEqual({ status: 200, text: 'ok\n' });
    await plane.client.delete(definitions, definition.metadata);
  });

  it('says which caches were not filled in time', async () => {
    const proxy = await ApiProxy.start(plane);
    const client = KubernetesClient.create({ kubeConfig: proxy.kubeConfig });
    try {
      proxy.intercept((_, response) => {
        response.writeHead(500).end('{"message":"on purpose"}');
        return true;
      });
      const manager = createManager({ client, cacheSyncTimeoutMs: 300 });
      addConfigMaps(manager, async () => undefined);
      await expect(run(manager)).rejects.toThrow(
        /Could not list configmaps within 0.3 s.*on purpose/,
      );
    } finally {
      await client.close();
      await proxy.stop();
    }
  });

  it('serves metrics, and is ready when its caches are filled', async () => {
    const proxy = await ApiProxy.start(plane);
    const client = KubernetesClient.create({ kubeConfig: proxy.kubeConfig });
    try {
      let answerLists = false;
      proxy.intercept((_, response) => {
        if (!answerLists) {
          response.writeHead(503).end();
        }
        return !answerLists;
      });
      await writeConfigMap(plane.client, 'a');
      const manager = createManager({ client, listen: { port: 0 } });
      const signpost = new Signpost();
      let reconciled = false;
      addConfigMaps(manager, async () => {
        reconciled = true;
        signpost.changed();
        return { requeueAfterMs: 3_600_000 };
      });
      const done = run(manager);
      const { fields } = await log.whenLogged('Serving /metrics');
      const get = async (path: string) => {
        const response = await fetch(`${fields.address}${path}`);
        return { status: response.status, text: await response.text() };
      };
      expect(fields.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      expect(manager.address).toBe(fields.address);
      expect(await get('/healthz')).toEqual({ status: 200, text: 'ok\n' });
      expect(await get('/readyz')).toEqual({
        status: 503,
        text: 'not listed yet: configmaps\n',
      });
      answerLists = true;
      await signpost.until(() => reconciled);
      expect(await get('/readyz')).toEqual({ status: 200, text: 'ok\n' });
      expect(await get('/else')).toMatchObject({ status: 404 });
      const connected =
        'operator_informer_connected{resource="configmaps",selector="test=runtime"} 1';
      let text = '';
      while (!text.includes(connected)) {
        ({ text } = await get('/metrics'));
      }
      expect(text).toContain(
        'operator_reconcile_total{controller="config-map",result="requeue_after"} 1',
      );
      for (const line of [
        'operator_reconcile_duration_seconds_count{controller="config-map"} 1',
        'operator_workqueue_adds_total{controller="config-map"} 1',
        'operator_workqueue_depth{controller="config-map"} 0',
        'operator_workqueue_longest_running_seconds{controller="config-map"} 0',
        'operator_active_workers{controller="config-map"} 0',
        'operator_max_concurrent_reconciles{controller="config-map"} 1',
        'operator_informer_objects{resource="configmaps",selector="test=runtime"} 1',
        'operator_leader{lease="test"} 1',
      ]) {
        expect(text.split('\n')).toContain(line);
      }
      for (const verb of ['list', 'watch']) {
        expect(text).toMatch(
          new RegExp(
            `^operator_kubernetes_requests_total\\{verb="${verb}",resource="configmaps"\\} [1-9]`,
            'm',
          ),
        );
      }
      expect(text).toContain('process_resident_memory_bytes');
      stop.abort();
      await done;
      await expect(get('/healthz')).rejects.toThrow();
    } finally {
      await client.close();
      await proxy.stop();
    }
  });

  it('says what to do when its port is taken', async () => {
    const first = createManager({ listen: { port: 0 } });
    run(first);
    await log.whenLogged('Serving /metrics');
    const port = Number(new URL(first.address!).port);
    const second = createManager({ listen: { port } });
    await expect(run(second)).rejects.toThrow(
      `Cannot serve metrics on 127.0.0.1:${port}`,
    );
  });

  it('renews its Lease however much else waits for the API server', async () => {
    const proxy = await ApiProxy.start(plane);
    const client = KubernetesClient.create({ kubeConfig: proxy.kubeConfig });
    const enough = new AbortController();
    try {
      // more than there are connections for, and none of them is answered
      proxy.intercept(({ path }) => path.includes('/configmaps/'));
      const { signal } = enough;
      const asked = Array.from({ length: 100 }, (_, i) =>
        client
          .get(configMaps, { namespace: 'default', name: `${i}` }, { signal })
          .catch(() => undefined),
      );
      await proxy.whenRequests(requests => requests.length > 0);
      const manager = createManager({
        client,
        leaderElection: { namespace: 'default', retryPeriodMs: 50 },
      });
      run(manager);
      await proxy.whenRequests(
        requests =>
          requests.filter(
            ({ method, path }) => method === 'PUT' && path.includes('/leases/'),
          ).length >= 3,
      );
      expect(manager.isLeader).toBe(true);
      enough.abort();
      await Promise.all(asked);
      stop.abort();
      await Promise.all(running);
    } finally {
      enough.abort();
      await client.close();
      await proxy.stop();
    }
  });

  it('asks for nothing but watches and its lease when there is nothing to do', async () => {
    const proxy = await ApiProxy.start(plane);
    const client = KubernetesClient.create({ kubeConfig: proxy.kubeConfig });
    try {
      await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          writeConfigMap(plane.client, `idle-${index}`),
        ),
      );
      const manager = createManager({
        client,
        leaderElection: {
          namespace: 'default',
          leaseDurationMs: 2_000,
          renewDeadlineMs: 1_000,
          retryPeriodMs: 100,
        },
      });
      manager.informer(resourceTypes.provisioningRequest);
      manager.informer(resourceTypes.byoHost);
      const signpost = new Signpost();
      let reconciled = 0;
      addConfigMaps(manager, async () => {
        reconciled++;
        signpost.changed();
      });
      run(manager);
      await signpost.until(() => reconciled === 20);
      const before = proxy.requests.length;
      const since = () => proxy.requests.slice(before);
      await proxy.whenRequests(() => since().length >= 10);
      const kinds = since().map(({ method, path, isWatch }) =>
        isWatch ? 'watch' : `${method} ${path}`,
      );
      expect(new Set(kinds)).toEqual(
        new Set([
          'PUT /apis/coordination.k8s.io/v1/namespaces/default/leases/test',
        ]),
      );
      expect(reconciled).toBe(20);
    } finally {
      stop.abort();
      await Promise.allSettled(running);
      await client.close();
      await proxy.stop();
    }
  });

  it('runs once, with the controllers that it has by then', async () => {
    const manager = createManager();
    run(manager);
    expect(() => addConfigMaps(manager, async () => undefined)).toThrow(
      'came too late',
    );
    await expect(manager.run(stop.signal)).rejects.toThrow('runs already');
    expect(() => addConfigMaps(createManager(), async () => {}, 0)).toThrow(
      'cannot have a concurrency of 0',
    );
  });
});
