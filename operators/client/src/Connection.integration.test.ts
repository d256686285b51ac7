import { resourceTypes } from '@o2ims-portal/api';
import { Plane, startTestPlane } from '@o2ims-portal/lab';
import { KubernetesClient } from './KubernetesClient';
import { TcpProxy } from './testing';

jest.setTimeout(120_000);

describe('Connection', () => {
  let plane: Plane;
  let proxy: TcpProxy;
  let client: KubernetesClient;

  beforeAll(async () => {
    plane = await startTestPlane({ byoh: false, clusterApi: 'none' });
  });

  beforeEach(async () => {
    proxy = await TcpProxy.start(plane);
    client = KubernetesClient.create({ kubeConfig: proxy.kubeConfig });
  });

  afterEach(async () => {
    await client.close();
    await proxy.stop();
  });

  afterAll(async () => {
    await plane?.stop();
  });

  const getNamespace = () =>
    client.get(resourceTypes.namespace, { name: 'default' });

  // undici takes a connection for busy for a moment after each answer, so there may be two for each one needed
  it('keeps its connection for requests one after another', async () => {
    for (let count = 0; count < 50; count++) {
      expect(await getNamespace()).toBeDefined();
    }
    expect(proxy.accepted).toBeLessThanOrEqual(2);
  });

  it('keeps its connections for requests at the same time', async () => {
    for (let round = 0; round < 20; round++) {
      await Promise.all(Array.from({ length: 8 }, getNamespace));
    }
    expect(proxy.accepted).toBeLessThanOrEqual(16);
  });

  it('lets requests wait for their turn when there are very many', async () => {
    const found = await Promise.all(Array.from({ length: 200 }, getNamespace));
    expect(found.filter(Boolean)).toHaveLength(200);
    expect(proxy.accepted).toBeLessThanOrEqual(32);
  });

  it('makes no more connections than it is told', async () => {
    const frugal = KubernetesClient.create({
      kubeConfig: proxy.kubeConfig,
      maxConnections: 2,
    });
    const type = resourceTypes.namespace;
    const names = Array.from({ length: 50 }, () => ({ name: 'default' }));
    const found = await Promise.all(names.map(key => frugal.get(type, key)));
    await frugal.close();
    expect(found.filter(Boolean)).toHaveLength(50);
    expect(proxy.accepted).toBeLessThanOrEqual(2);
  });

  it('waits for nobody else apart, and goes on when the other is closed', async () => {
    const apart = client.apart();
    await getNamespace();
    const { accepted } = proxy;
    await apart.get(resourceTypes.namespace, { name: 'default' });
    expect(proxy.accepted).toBeGreaterThan(accepted);
    await client.close();
    expect(
      await apart.get(resourceTypes.namespace, { name: 'default' }),
    ).toBeDefined();
    await apart.close();
  });

  it('does not let watches take the connections of requests', async () => {
    const stop = new AbortController();
    const { resourceVersion } = await client.list(resourceTypes.namespace);
    const opened: Promise<void>[] = [];
    const watches = Array.from({ length: 40 }, async () => {
      let onOpen = () => {};
      opened.push(
        new Promise(resolve => {
          onOpen = resolve;
        }),
      );
      const { signal } = stop;
      const events = client.watch(resourceTypes.namespace, {
        resourceVersion,
        signal,
        onOpen,
      });
      await events.next();
    });
    await Promise.all(opened);
    expect(await getNamespace()).toBeDefined();
    stop.abort();
    const ends = await Promise.allSettled(watches);
    expect(ends.map(({ status }) => status)).toEqual(
      Array(40).fill('rejected'),
    );
  });

  it('says that it cannot reach the server, and goes on when it can', async () => {
    await getNamespace();
    proxy.cut();
    await expect(getNamespace()).rejects.toThrow();
    proxy.mend();
    expect(await getNamespace()).toBeDefined();
  });
});
