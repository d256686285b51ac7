import { KubeConfig } from '@kubernetes/client-node';
import {
  annotations,
  ByoHost,
  isConditionTrue,
  kubeconfigSecretName,
  KubernetesObject,
  labels,
  Machine,
  ProvisioningRequest,
  ResourceType,
  resourceTypes,
  Secret,
  toHostState,
} from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { Observer } from '@o2ims-portal/kubernetes-client/testing';
import { faultAnnotation, hostFaults } from '@o2ims-portal/lab';
import { O2imsFixture } from './__testUtils__/O2imsFixture';

jest.setTimeout(300_000);

const namespace = 'default';
const RACK = 'node.cluster.x-k8s.io/rack';

type Node = KubernetesObject & { spec?: { taints?: { key: string }[] } };
const nodeType: ResourceType = {
  group: '',
  version: 'v1',
  kind: 'Node',
  plural: 'nodes',
  namespaced: false,
};
/** Machines come and go one after the other. */
const PATIENCE_MS = 120_000;

describe('changes of a cluster, with Cluster API, BYOH and hosts simulated', () => {
  let o2ims: O2imsFixture;

  beforeAll(async () => {
    o2ims = await O2imsFixture.start({ simulator: { hosts: 6, speed: 20 } });
  });

  afterAll(async () => {
    await o2ims?.stop();
  });

  const pin = (ids: string[]) => ids.map(hostId => ({ hostId }));
  const parameters = (masters: string[], workers: string[], more = {}) => ({
    clusterName: 'core',
    hosts: { masters: pin(masters), workers: pin(workers) },
    controlPlaneEndpoint: { host: '10.0.0.100' },
    ...more,
  });

  /** Asks for something else, and waits until that is so. */
  async function change(
    masters: string[],
    workers: string[],
    more = {},
  ): Promise<ProvisioningRequest> {
    const request = await o2ims.request(
      'core',
      parameters(masters, workers, more),
    );
    return o2ims.observer.until<ProvisioningRequest>(
      resourceTypes.provisioningRequest,
      { name: 'core' },
      ({ metadata, status }) =>
        metadata.uid === request.metadata.uid &&
        (status?.observedGeneration ?? 0) >= request.metadata.generation! &&
        isConditionTrue(status?.conditions, 'Ready'),
      PATIENCE_MS,
    );
  }

  /** Names of the hosts that Machines are on, with their versions. */
  async function members(role: 'control-plane' | 'worker') {
    const { items } = await o2ims.client.list<Machine>(resourceTypes.machine);
    const { items: hosts } = await o2ims.client.list<ByoHost>(
      resourceTypes.byoHost,
    );
    const hostOf = ({ spec }: Machine) =>
      hosts.find(
        ({ status }) =>
          status?.machineRef?.name === spec?.infrastructureRef?.name,
      )?.metadata.name;
    return items
      .filter(
        ({ metadata }) =>
          labels.controlPlane in (metadata.labels ?? {}) ===
          (role === 'control-plane'),
      )
      .map(machine => `${hostOf(machine)} ${machine.spec?.version}`)
      .sort();
  }

  async function untilFree(name: string): Promise<void> {
    await o2ims.observer.untilGone(resourceTypes.lease, {
      namespace,
      name: `byohost-${name}`,
    });
    const host = await o2ims.client.get<ByoHost>(resourceTypes.byoHost, {
      namespace,
      name,
    });
    expect(toHostState(host!)).toBe('free');
  }

  const on = (version: string, ...ids: number[]) =>
    ids.map(id => `byoh-${id} ${version}`);

  it('grows its control plane and gets a worker', async () => {
    await change(['1'], ['4']);
    await change(['1', '2', '3'], ['4', '5']);
    expect(await members('control-plane')).toEqual(on('v1.32.0', 1, 2, 3));
    expect(await members('worker')).toEqual(on('v1.32.0', 4, 5));
  });

  it('replaces a master', async () => {
    await change(['1', '2', '6'], ['4', '5']);
    expect(await members('control-plane')).toEqual(on('v1.32.0', 1, 2, 6));
    await untilFree('byoh-3');
  });

  it('is upgraded on its hosts', async () => {
    await change(['1', '2', '6'], ['4', '5'], { k8sVersion: 'v1.33.8' });
    expect(await members('control-plane')).toEqual(on('v1.33.8', 1, 2, 6));
    expect(await members('worker')).toEqual(on('v1.33.8', 4, 5));
  });

  /** The cluster's own API server. */
  async function workload(): Promise<KubernetesClient> {
    const secret = await o2ims.client.get<Secret>(resourceTypes.secret, {
      namespace,
      name: kubeconfigSecretName('core'),
    });
    const kubeConfig = new KubeConfig();
    kubeConfig.loadFromString(
      Buffer.from(secret!.data!.value, 'base64').toString('utf8'),
    );
    return KubernetesClient.create({ kubeConfig });
  }

  /** What the nodes of the cluster have of the labels and taints that were asked for. */
  async function nodes() {
    const client = await workload();
    const { items } = await client.list<Node>(nodeType);
    return Object.fromEntries(
      items.map(({ metadata: { name, uid, labels: has = {} }, spec }) => [
        name,
        {
          uid,
          rack: has[RACK],
          taints: (spec?.taints ?? []).map(({ key }) => key),
        },
      ]),
    );
  }

  /** Cluster API's Machines have them before their nodes do. */
  async function untilLabelled(name: string, rack: string) {
    const client = await workload();
    const observer = Observer.create({ client });
    try {
      await observer.until<Node>(
        nodeType,
        { name },
        ({ metadata }) => metadata.labels?.[RACK] === rack,
      );
    } finally {
      await observer.stop();
    }
  }

  it('gives live nodes other labels, and makes nodes anew for other taints', async () => {
    const version = { k8sVersion: 'v1.33.8' };
    const before = await nodes();
    const labelled = {
      masters: ['1', '2', '6'].map(hostId => ({
        hostId,
        labels: { [RACK]: 'm' },
      })),
      workers: [{ hostId: '4', labels: { [RACK]: 'w' } }, { hostId: '5' }],
    };
    await change([], [], { ...version, hosts: labelled });
    await untilLabelled('byoh-1', 'm');
    await untilLabelled('byoh-4', 'w');
    const after = await nodes();
    expect(after['byoh-5'].rack).toBeUndefined();
    expect(after['byoh-1'].uid).toBe(before['byoh-1'].uid);
    expect(after['byoh-4'].uid).toBe(before['byoh-4'].uid);

    const taints = [{ key: 'dedicated', effect: 'NoSchedule' }];
    const hosts = {
      masters: ['1', '2', '6'].map(hostId => ({ hostId, taints })),
      workers: [{ hostId: '4', taints }, { hostId: '5' }],
    };
    await change([], [], { ...version, hosts });
    const tainted = await nodes();
    const own = 'node-role.kubernetes.io/control-plane';
    expect(tainted['byoh-1'].taints).toEqual([own, 'dedicated']);
    expect(tainted['byoh-4'].taints).toEqual(['dedicated']);
    expect(tainted['byoh-4'].uid).not.toBe(before['byoh-4'].uid);
    expect(tainted['byoh-5']).toEqual(before['byoh-5']);
    // those of the new machines, and those that lost what is not asked for any more
    expect(tainted['byoh-4'].rack).toBeUndefined();
    expect(
      (await o2ims.made()).filter(name => name.includes('KubeadmConfig')),
    ).toHaveLength(2);

    await change(['1', '2', '6'], ['4', '5'], version);
    const plain = await nodes();
    expect(plain['byoh-1'].taints).toEqual([own]);
    expect(plain['byoh-4'].taints).toEqual([]);
    expect(await o2ims.made()).toContain('KubeadmConfigTemplate/core-worker');
  });

  it('gives back the host of a worker though a master is broken', async () => {
    const fail = (fault: string | null) =>
      o2ims.markHost('byoh-6', { annotations: { [faultAnnotation]: fault } });
    await fail(hostFaults.dies);
    const version = { k8sVersion: 'v1.33.8' };
    const request = await o2ims.request(
      'core',
      parameters(['1', '2', '6'], ['4', '5'], version),
    );
    await o2ims.untilReason(request, 'ControlPlaneReady', 'InProgress');
    await o2ims.request('core', parameters(['1', '2', '6'], ['4'], version));
    await untilFree('byoh-5');
    await o2ims.untilReason(request, 'ControlPlaneReady', 'InProgress');
    await fail(null);
    await change(['1', '2', '6'], ['4'], version);
  });

  it('shrinks to the hosts that are still wanted, and gives back the others', async () => {
    const { status } = await change(['2'], ['5'], { k8sVersion: 'v1.33.8' });
    expect(await members('control-plane')).toEqual(on('v1.33.8', 2));
    expect(await members('worker')).toEqual(on('v1.33.8', 5));
    expect(status?.extensions?.hosts?.map(({ name }) => name)).toEqual([
      'byoh-2',
      'byoh-5',
    ]);
    for (const name of ['byoh-1', 'byoh-4', 'byoh-6']) {
      await untilFree(name);
    }
  });

  it('leaves nothing', async () => {
    const request = await o2ims.client.get<ProvisioningRequest>(
      resourceTypes.provisioningRequest,
      { name: 'core' },
    );
    await o2ims.remove(request!);
    expect(await o2ims.made()).toEqual([]);
    const { items } = await o2ims.client.list<ByoHost>(resourceTypes.byoHost);
    expect(
      items.filter(
        ({ metadata }) => !(annotations.cleanSince in metadata.annotations!),
      ),
    ).toEqual([]);
  });
});
