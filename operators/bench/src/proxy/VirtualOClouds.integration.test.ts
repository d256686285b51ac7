import { KubeConfig } from '@kubernetes/client-node';
import { ProvisioningRequest, resourceTypes } from '@o2ims-portal/api';
import {
  Informer,
  KubernetesClient,
  parseKubeconfig,
} from '@o2ims-portal/kubernetes-client';
import { Plane, startTestPlane } from '@o2ims-portal/lab';
import { oCloudLabel } from './virtualPath';
import { VirtualOClouds } from './VirtualOClouds';

jest.setTimeout(60_000);

const type = resourceTypes.provisioningRequest;

function aRequest(name: string): ProvisioningRequest {
  return {
    apiVersion: 'o2ims.provisioning.oran.org/v1alpha1',
    kind: type.kind,
    metadata: { name, labels: { mine: 'true' } },
    spec: { templateName: 'a', templateVersion: 'v1', templateParameters: {} },
  };
}

describe('VirtualOClouds', () => {
  let plane: Plane;
  let oClouds: VirtualOClouds;
  let east: KubernetesClient;
  let west: KubernetesClient;
  const informers: Informer<ProvisioningRequest>[] = [];

  beforeAll(async () => {
    plane = await startTestPlane({ clusterApi: 'none' });
    oClouds = await VirtualOClouds.start({
      names: ['east', 'west'],
      kubeconfig: plane.kubeconfig,
    });
    [east, west] = ['east', 'west'].map(name =>
      KubernetesClient.create({
        kubeConfig: parseKubeconfig(oClouds.kubeconfigOf(name)),
      }),
    );
  });

  afterEach(async () => {
    await Promise.all(informers.splice(0).map(informer => informer.stop()));
    await Promise.all(
      (
        await plane.client.list(type)
      ).items.map(({ metadata }) => plane.client.delete(type, metadata)),
    );
  });

  afterAll(async () => {
    await Promise.all([east?.close(), west?.close()]);
    await oClouds?.stop();
    await plane?.stop();
  });

  /** What a watch of one O-Cloud tells: names and states. */
  async function watch(client: KubernetesClient): Promise<{
    until: (text: string) => Promise<void>;
    seen: string[];
  }> {
    const informer = Informer.create<ProvisioningRequest>({
      client,
      type,
      labelSelector: 'mine',
    });
    informers.push(informer);
    const seen: string[] = [];
    const listeners = new Set<() => void>();
    const note = ({ metadata, status }: ProvisioningRequest) => {
      const { provisioningMessage = 'new' } = status?.provisioningStatus ?? {};
      seen.push(`${metadata.name} ${provisioningMessage}`);
      listeners.forEach(look => look());
    };
    informer.addHandler({ onAdd: note, onUpdate: note });
    informer.start();
    await informer.whenSynced();
    return {
      seen,
      until: async text =>
        new Promise<void>(resolve => {
          const look = () => {
            if (seen.includes(text)) {
              listeners.delete(look);
              resolve();
            }
          };
          listeners.add(look);
          look();
        }),
    };
  }

  const say = async (name: string, provisioningMessage: string) =>
    plane.client.patch(
      type,
      { name },
      { status: { provisioningStatus: { provisioningMessage } } },
      { subresource: 'status' },
    );

  it('keeps the ProvisioningRequests of each apart, in lists and watches', async () => {
    const [eastWatch, westWatch] = [await watch(east), await watch(west)];
    const created = await east.create(type, aRequest('a'));
    expect(created.metadata.labels).toEqual({
      mine: 'true',
      [oCloudLabel]: 'east',
    });
    await west.create(type, aRequest('b'));
    await eastWatch.until('a new');
    await westWatch.until('b new');
    expect(eastWatch.seen).toEqual(['a new']);
    expect(westWatch.seen).toEqual(['b new']);
    const names = async (client: KubernetesClient) =>
      (await client.list(type)).items.map(({ metadata }) => metadata.name);
    expect(await names(east)).toEqual(['a']);
    expect(await names(west)).toEqual(['b']);
    expect(await names(plane.client)).toEqual(['a', 'b']);
  });

  it('keeps one where it is when it is replaced', async () => {
    const { metadata, ...rest } = await east.create(type, aRequest('a'));
    const { labels: _, ...others } = metadata;
    const replaced = await east.replace(type, {
      ...rest,
      metadata: { ...others, labels: { mine: 'still' } },
    });
    expect(replaced.metadata.labels).toEqual({
      mine: 'still',
      [oCloudLabel]: 'east',
    });
  });

  it('passes all else on, refusals too, and counts it', async () => {
    oClouds.take();
    expect(
      await west.get(resourceTypes.namespace, { name: 'kube-system' }),
    ).toMatchObject({ metadata: { name: 'kube-system' } });
    expect(await west.get(type, { name: 'none' })).toBeUndefined();
    expect([...oClouds.take()]).toEqual([
      ['get namespaces', 1],
      ['get provisioningrequests', 1],
    ]);
  });

  it('has one hang: it answers nothing, its watches stall, the other goes on, and all is caught up with', async () => {
    await east.create(type, aRequest('a'));
    await west.create(type, aRequest('b'));
    const [eastWatch, westWatch] = [await watch(east), await watch(west)];
    oClouds.hang('east');
    let answered = false;
    const asked = east.create(type, aRequest('c')).then(() => {
      answered = true;
    });
    await say('a', 'changed');
    await say('b', 'changed');
    await westWatch.until('b changed');
    await west.create(type, aRequest('d'));
    await westWatch.until('d new');
    expect(eastWatch.seen).toEqual(['a new']);
    expect(answered).toBe(false);
    expect(await plane.client.get(type, { name: 'c' })).toBeUndefined();
    oClouds.recover('east');
    await asked;
    await eastWatch.until('a changed');
    await eastWatch.until('c new');
  });

  it('is nothing without an O-Cloud in the path, and not to be trusted without its certificate', async () => {
    const kubeconfig = JSON.parse(oClouds.kubeconfigOf('east'));
    const { cluster } = kubeconfig.clusters[0];
    const other = structuredClone(kubeconfig);
    other.clusters[0].cluster.server = cluster.server.replace('east', 'north');
    const distrusting = new KubeConfig();
    distrusting.loadFromFile(plane.kubeconfig);
    distrusting.clusters = [
      { ...distrusting.clusters[0], server: cluster.server },
    ];
    for (const [kubeConfig, message] of [
      [parseKubeconfig(JSON.stringify(other)), 'There is no O-Cloud at'],
      [distrusting, /certificate/],
    ] as const) {
      const client = KubernetesClient.create({ kubeConfig });
      await expect(client.list(type)).rejects.toThrow(message);
      await client.close();
    }
  });
});
