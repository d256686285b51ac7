import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiError, KubernetesClient } from '@o2ims-portal/kubernetes-client';
import {
  ClusterTemplate,
  KubernetesObject,
  resourceTypes,
} from '@o2ims-portal/api';
import { commandLineOf } from '../processes/commandLineOf';
import { signalGroup } from '../processes/signalGroup';
import { fetchAnonymously } from '../testing/fetchAnonymously';
import { Plane } from './Plane';
import { startPlane } from './startPlane';

jest.setTimeout(180_000);

const namespace = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'kept' },
};

describe('startPlane', () => {
  let directory: string;
  let plane: Plane | undefined;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'o2ims-kept-'));
  });

  afterAll(async () => {
    await plane?.stop();
    await rm(directory, { recursive: true, force: true });
  });

  it('keeps its data and its kubeconfig over a stop', async () => {
    plane = await startPlane({ directory });
    const kubeconfig = await readFile(plane.kubeconfig, 'utf8');
    await plane.client.create(resourceTypes.namespace, namespace);
    const pids = plane.processes.map(({ pid }) => pid);
    await plane.stop();
    await expect(Promise.all(pids.map(commandLineOf))).resolves.toEqual([
      undefined,
      undefined,
    ]);

    plane = await startPlane({ directory });
    await expect(readFile(plane.kubeconfig, 'utf8')).resolves.toBe(kubeconfig);
    const client = KubernetesClient.fromKubeconfig({ file: plane.kubeconfig });
    await expect(
      client.get(resourceTypes.namespace, { name: 'kept' }),
    ).resolves.toMatchObject(namespace);
    await client.close();
  });

  it('says when a part ends by itself, and loses nothing by being killed', async () => {
    plane ??= await startPlane({ directory });
    const { server } = plane;
    plane.processes.forEach(({ pid }) => signalGroup(pid, 'SIGKILL'));
    await expect(plane.failed).resolves.toMatchObject({
      message: expect.stringMatching(
        /^(etcd|kube-apiserver) ended by itself \(SIGKILL\)/,
      ),
    });
    await plane.stop();

    plane = await startPlane({ directory });
    expect(plane.server).toBe(server);
    await expect(
      plane.client.get(resourceTypes.namespace, { name: 'kept' }),
    ).resolves.toMatchObject(namespace);
  });

  it('takes another port when its own is taken', async () => {
    plane ??= await startPlane({ directory });
    const { server } = plane;
    await plane.stop();
    const other = createServer();
    await new Promise<void>(resolve => {
      other.listen(Number(new URL(server).port), '127.0.0.1', resolve);
    });
    try {
      plane = await startPlane({ directory });
      expect(plane.server).not.toBe(server);
      await expect(readFile(plane.kubeconfig, 'utf8')).resolves.toContain(
        plane.server,
      );
    } finally {
      await new Promise(resolve => {
        other.close(resolve);
      });
    }
  });

  it('offers the built-in templates and the kinds of Cluster API and BYOH', async () => {
    plane ??= await startPlane({ directory });
    const { items } = await plane.client.list<ClusterTemplate>(
      resourceTypes.clusterTemplate,
      { namespace: 'default' },
    );
    expect(items.map(({ metadata }) => metadata.name)).toEqual([
      'byoh-ha-cluster-v1.0.0',
      'byoh-single-node-v1.0.0',
      'byoh-workload-cluster-v1.0.0',
    ]);
    const served = await Promise.all(
      Object.values(resourceTypes).map(async type => {
        await plane!.client.list<KubernetesObject>(type);
        return type.kind;
      }),
    );
    expect(served).toEqual(
      expect.arrayContaining(['Cluster', 'ByoHost', 'KubeadmControlPlane']),
    );
  });

  it('is open to nobody else', async () => {
    plane ??= await startPlane({ directory });
    const { client } = plane;
    const anonymous = await fetchAnonymously(`${client.server}/api/v1/secrets`);
    expect(anonymous).toBe(403);
    const { mode } = await stat(plane.kubeconfig);
    expect(mode % 0o1000).toBe(0o600);
    expect((await stat(directory)).mode % 0o1000).toBe(0o700);
  });

  it('gives workload clusters API servers of their own', async () => {
    plane ??= await startPlane({ directory });
    const first = await plane.startWorkloadApiServer({ name: 'edge' });
    const other = await plane.startWorkloadApiServer({ name: 'edge-2' });
    await expect(
      plane.startWorkloadApiServer({ name: 'edge' }),
    ).rejects.toThrow('Workload API server edge is running already');
    await first.client.create(resourceTypes.namespace, namespace);
    await other.client.create(resourceTypes.namespace, namespace);
    await expect(first.client.getRaw('/version')).resolves.toContain(
      '"gitVersion": "v1.',
    );
    // its certificates are its own
    await expect(
      fetchAnonymously(`${first.client.server}/api/v1/secrets`),
    ).resolves.toBe(403);

    await first.stop();
    const again = await plane.startWorkloadApiServer({ name: 'edge' });
    expect(again.kubeconfig).toBe(first.kubeconfig);
    await expect(
      again.client.get(resourceTypes.namespace, { name: 'kept' }),
    ).resolves.toMatchObject(namespace);

    await again.remove();
    await expect(stat(join(directory, 'workload', 'edge'))).rejects.toThrow(
      'ENOENT',
    );
    const fresh = await plane.startWorkloadApiServer({ name: 'edge' });
    expect(fresh.kubeconfig).not.toBe(first.kubeconfig);
    await expect(
      fresh.client.get(resourceTypes.namespace, { name: 'kept' }),
    ).resolves.toBeUndefined();
    // one cluster's name begins with the other's
    await expect(
      other.client.get(resourceTypes.namespace, { name: 'kept' }),
    ).resolves.toMatchObject(namespace);
    await expect(
      plane.client.create(resourceTypes.namespace, namespace),
    ).rejects.toBeInstanceOf(ApiError);
  });

  it('refuses a directory that has something else in it', async () => {
    await expect(
      startPlane({ directory: join(directory, 'logs') }),
    ).rejects.toThrow("is not empty and not a lab's data directory");
  });
});
