import { resourceTypes } from '@o2ims-portal/api';
import { Informer, KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { Plane, startTestPlane } from '@o2ims-portal/lab';
import { CountingProxy } from './CountingProxy';

jest.setTimeout(60_000);

const namespace = 'default';

describe('CountingProxy', () => {
  let plane: Plane;
  let proxy: CountingProxy;
  let client: KubernetesClient;

  beforeAll(async () => {
    plane = await startTestPlane();
    proxy = await CountingProxy.start({
      kubeconfig: plane.kubeconfig,
      directory: plane.directory,
      name: 'test',
    });
    client = KubernetesClient.fromKubeconfig({ file: proxy.kubeconfig });
  });

  afterAll(async () => {
    await client?.close();
    await proxy?.stop();
    await plane?.stop();
  });

  it('passes everything on, watches too, and counts it once', async () => {
    const informer = Informer.create({
      client,
      type: resourceTypes.lease,
      namespace,
    });
    const seen = new Promise(resolve => {
      informer.addHandler({ onAdd: resolve });
    });
    informer.start();
    await informer.waitForSync(10_000);
    const metadata = { name: 'counted', namespace };
    await client.create(resourceTypes.lease, {
      apiVersion: 'coordination.k8s.io/v1',
      kind: 'Lease',
      metadata,
    });
    await expect(seen).resolves.toMatchObject({ metadata });
    await informer.stop();
    expect([...proxy.take()].sort()).toEqual([
      ['create leases', 1],
      ['list leases', 1],
      ['watch leases', 1],
    ]);
    expect(proxy.take().size).toBe(0);
  });

  it('passes refusals on', async () => {
    expect(
      await client.get(resourceTypes.lease, { namespace, name: 'none' }),
    ).toBeUndefined();
    expect([...proxy.take()]).toEqual([['get leases', 1]]);
  });
});
