import {
  annotations,
  findCondition,
  KubernetesObject,
  ResourceType,
  resourceTypes,
} from '@o2ims-portal/api';
import { O2imsFixture } from './__testUtils__/O2imsFixture';
import { onHosts } from './__testUtils__/parameters';

jest.setTimeout(60_000);

const namespace = 'default';

describe('a cluster whose request is changed', () => {
  let o2ims: O2imsFixture;

  beforeAll(async () => {
    o2ims = await O2imsFixture.start({ hosts: 6 });
  });

  afterAll(async () => {
    await o2ims?.stop();
  });

  it('gets another worker, and gives one back', async () => {
    const request = await o2ims.bringUp('wide', '1', '2');
    const more = await o2ims.request('wide', onHosts('wide', '1', '2', '3'));
    expect(await o2ims.untilState(more, 'progressing', 'byoh-3')).toContain(
      '1 of 2 workers ready',
    );
    await o2ims.joinWorker('wide', '3');
    await o2ims.untilState(more, 'fulfilled');
    expect(await o2ims.made()).toEqual(
      expect.arrayContaining([
        'ByoMachineTemplate/wide-worker-3',
        'Lease/byohost-byoh-3',
        'MachineDeployment/wide-worker-3',
      ]),
    );

    // Cluster API takes the machine down before it lets the MachineDeployment go
    await o2ims.hold(resourceTypes.machineDeployment, 'wide-worker-2', [
      'cluster.x-k8s.io/machinedeployment',
    ]);
    await o2ims.claimHost('byoh-2', 'wide');
    const less = await o2ims.request('wide', onHosts('wide', '1', '3'));
    await o2ims.untilState(
      less,
      'progressing',
      "waits for MachineDeployment 'wide-worker-2' to go",
    );
    expect(await o2ims.made()).toEqual(
      expect.arrayContaining(['ByoMachineTemplate/wide-worker-2']),
    );
    await o2ims.hold(resourceTypes.machineDeployment, 'wide-worker-2', []);
    await o2ims.untilState(less, 'fulfilled');
    const left = await o2ims.made();
    expect(left).not.toContain('ByoMachineTemplate/wide-worker-2');
    // BYOH has not let go of the host yet
    expect(left).toContain('Lease/byohost-byoh-2');
    await o2ims.claimHost('byoh-2', null);
    await o2ims.observer.untilGone(resourceTypes.lease, {
      namespace,
      name: 'byohost-byoh-2',
    });
    await o2ims.remove(request);
    expect(await o2ims.made()).toEqual([]);
  });

  it('grows and shrinks by number, on the hosts that it has', async () => {
    const parameters = (replicas: number) => ({
      clusterName: 'counted',
      hosts: { masters: [{ hostId: '1' }] },
      workers: { replicas },
    });
    const few = await o2ims.request('counted', parameters(1));
    await o2ims.prepareInfrastructure('counted');
    await o2ims.startControlPlane('counted');
    await o2ims.joinWorker('counted', '2');
    await o2ims.untilState(few, 'fulfilled');
    // BYOH has given it to the cluster, and so it is not clean
    await o2ims.claimHost('byoh-2', 'counted');

    const more = await o2ims.request('counted', parameters(3));
    await o2ims.joinWorker('counted', '3');
    await o2ims.joinWorker('counted', '4');
    const { status } = await o2ims.until(
      more,
      ({ provisioningStatus }) =>
        provisioningStatus?.provisioningState === 'fulfilled',
    );
    expect(status?.extensions?.hosts?.map(({ name }) => name)).toEqual([
      'byoh-1',
      'byoh-2',
      'byoh-3',
      'byoh-4',
    ]);
    const one = await o2ims.request('counted', parameters(1));
    await o2ims.untilState(one, 'fulfilled');
    expect(await o2ims.made()).toContain('MachineDeployment/counted-worker-2');
    await o2ims.claimHost('byoh-2', null);
    await o2ims.remove(one);
    expect(await o2ims.made()).toEqual([]);
  });

  it('waits for a host that is in use, and runs on meanwhile', async () => {
    const request = await o2ims.bringUp('patient', '1', '2');
    await o2ims.claimHost('byoh-3', 'stranger');
    const more = await o2ims.request(
      'patient',
      onHosts('patient', '1', '2', '3'),
    );
    await o2ims.untilState(
      more,
      'progressing',
      "host 'byoh-3' is in use by cluster 'stranger'",
    );
    const { status } = await o2ims.until(more, () => true);
    expect(findCondition(status?.conditions, 'WorkersReady')?.status).toBe(
      'True',
    );
    await o2ims.claimHost('byoh-3', null);
    await o2ims.joinWorker('patient', '3');
    await o2ims.untilState(more, 'fulfilled');
    await o2ims.remove(request);
  });

  it('may change its mind while it waits for a host', async () => {
    const request = await o2ims.bringUp('fickle', '1', '2');
    await o2ims.claimHost('byoh-3', 'stranger');
    const more = await o2ims.request(
      'fickle',
      onHosts('fickle', '1', '2', '4', '3'),
    );
    await o2ims.untilState(more, 'progressing', "host 'byoh-3' is in use");
    // all or nothing
    expect(await o2ims.made()).not.toContain('Lease/byohost-byoh-4');
    const back = await o2ims.request('fickle', onHosts('fickle', '1', '2'));
    await o2ims.untilState(back, 'fulfilled');
    await o2ims.claimHost('byoh-3', null);
    await o2ims.remove(request);
  });

  it('is told by the API server what cannot be changed', async () => {
    const request = await o2ims.bringUp('firm', '1', '2');
    await expect(
      o2ims.request('firm', onHosts('other', '1', '2')),
    ).rejects.toThrow('clusterName cannot be changed');
    await o2ims.request('firm', {
      ...onHosts('firm', '1', '2'),
      podCidr: '10.244.0.0/16',
    });
    await expect(
      o2ims.request('firm', {
        ...onHosts('firm', '1', '2'),
        podCidr: '10.9.0.0/16',
      }),
    ).rejects.toThrow('podCidr cannot be changed');
    await o2ims.remove(request);
  });

  it.each<[string, Record<string, unknown>, string]>([
    [
      'another master in place of the only one',
      onHosts('still', '3', '2'),
      'has to stay',
    ],
    [
      'a pod network other than the default',
      { ...onHosts('still', '1', '2'), podCidr: '10.9.0.0/16' },
      '/podCidr: cannot be changed while the cluster is there',
    ],
    [
      'an upgrade of a single master',
      { ...onHosts('still', '1', '2'), k8sVersion: 'v1.33.8' },
      "/k8sVersion: a cluster is upgraded by replacing one master after the other: host 'byoh-1' cannot be replaced",
    ],
    [
      'an older version',
      { ...onHosts('still', '1', '2'), k8sVersion: 'v1.26.15' },
      'Kubernetes cannot go back',
    ],
    [
      'other taints of a single master',
      {
        ...onHosts('still', '1', '2'),
        hosts: {
          masters: [
            {
              hostId: '1',
              taints: [{ key: 'dedicated', effect: 'NoSchedule' }],
            },
          ],
          workers: [{ hostId: '2' }],
        },
      },
      '/hosts/masters/0/taints: masters get their taints when they are made',
    ],
    [
      'a label that would not reach the node',
      {
        ...onHosts('still', '1', '2'),
        hosts: {
          masters: [{ hostId: '1' }],
          workers: [{ hostId: '2', labels: { rack: 'r1' } }],
        },
      },
      "/hosts/workers/0/labels/rack: 'rack' would not reach the node",
    ],
    [
      'a host twice',
      onHosts('still', '1', '2', '2'),
      "hostId '2' is already used",
    ],
  ])(
    'says what is wrong, stays as it is, and goes on when that is put back: %s',
    async (_, parameters, message) => {
      const request = await o2ims.bringUp('still', '1', '2');
      const before = await o2ims.made();
      const wrong = await o2ims.request('still', parameters);
      expect(await o2ims.untilState(wrong, 'failed', message)).toContain(
        'The cluster stays as it is',
      );
      expect(await o2ims.made()).toEqual(before);
      const { status } = await o2ims.until(wrong, () => true);
      expect(
        findCondition(status?.conditions, 'ControlPlaneReady')?.status,
      ).toBe('True');
      const right = await o2ims.request('still', onHosts('still', '1', '2'));
      await o2ims.untilState(right, 'fulfilled');
      await o2ims.remove(request);
    },
  );

  it('is upgraded: the control plane first, then one worker after the other', async () => {
    const parameters = {
      clusterName: 'fresh',
      hosts: {
        masters: ['1', '2', '3'].map(hostId => ({ hostId })),
        workers: ['4', '5'].map(hostId => ({ hostId })),
      },
      controlPlaneEndpoint: { host: '10.0.0.100' },
    };
    const request = await o2ims.request('fresh', parameters);
    await o2ims.prepareInfrastructure('fresh');
    await o2ims.startControlPlane('fresh', 3, 3);
    await o2ims.joinWorker('fresh', '4');
    await o2ims.joinWorker('fresh', '5');
    await o2ims.untilState(request, 'fulfilled');

    const newer = await o2ims.request('fresh', {
      ...parameters,
      k8sVersion: 'v1.33.8',
    });
    await o2ims.untilState(newer, 'progressing', 'after the control plane');
    await untilVersion(
      resourceTypes.kubeadmControlPlane,
      'fresh-control-plane',
    );
    await o2ims.startControlPlane('fresh', 3, 3);
    await untilVersion(resourceTypes.machineDeployment, 'fresh-worker-4');
    await o2ims.untilState(newer, 'progressing', 'after another worker');
    await o2ims.joinWorker('fresh', '4');
    await untilVersion(resourceTypes.machineDeployment, 'fresh-worker-5');
    await o2ims.joinWorker('fresh', '5');
    expect(await o2ims.untilState(newer, 'fulfilled')).toBe(
      "Cluster 'fresh' is ready",
    );
    await o2ims.remove(request);
  });

  /** Waits until Cluster API is told to have the new version there. */
  async function untilVersion(type: ResourceType, name: string) {
    await o2ims.observer.until<KubernetesObject & { spec: any }>(
      type,
      { namespace, name },
      ({ spec }) => (spec.template?.spec.version ?? spec.version) === 'v1.33.8',
    );
  }

  it('waits until its hosts have the version that it is to be upgraded to', async () => {
    const parameters = {
      clusterName: 'early',
      hosts: { masters: ['1', '2', '3'].map(hostId => ({ hostId })) },
      controlPlaneEndpoint: { host: '10.0.0.100' },
    };
    const request = await o2ims.request('early', parameters);
    await o2ims.prepareInfrastructure('early');
    await o2ims.startControlPlane('early', 3, 3);
    await o2ims.untilState(request, 'fulfilled');
    const install = (version: string | null) =>
      o2ims.client.patch(
        resourceTypes.byoHost,
        { namespace, name: 'byoh-3' },
        {
          metadata: {
            annotations: { [annotations.kubernetesVersion]: version },
          },
        },
      );
    await install('v1.32.0');
    const newer = await o2ims.request('early', {
      ...parameters,
      k8sVersion: 'v1.33.8',
    });
    await o2ims.untilState(
      newer,
      'progressing',
      "host 'byoh-3' has Kubernetes v1.32.0 installed, not v1.33.8",
    );
    await install('v1.33.8');
    await untilVersion(
      resourceTypes.kubeadmControlPlane,
      'early-control-plane',
    );
    await install(null);
    await o2ims.remove(request);
    expect(await o2ims.made()).toEqual([]);
  });

  it('loses what is not asked for any more, and keeps what somebody else added', async () => {
    const request = await o2ims.bringUp('lean', '1', '2');
    const key = { namespace, name: 'lean' };
    const annotate = async (given?: Record<string, string>) => {
      await o2ims.request('lean', onHosts('lean', '1', '2'), {
        annotations: given,
      });
    };
    const hasOwner = (object: KubernetesObject) =>
      annotations.owner in (object.metadata.annotations ?? {});
    await annotate({ [annotations.owner]: 'group:default/core' });
    await o2ims.observer.until(resourceTypes.cluster, key, hasOwner);
    await o2ims.client.patch(resourceTypes.cluster, key, {
      metadata: { annotations: { 'example.com/of': 'somebody' } },
    });
    await annotate();
    const { metadata } = await o2ims.observer.until(
      resourceTypes.cluster,
      key,
      cluster => !hasOwner(cluster),
    );
    expect(metadata.annotations).toMatchObject({
      'example.com/of': 'somebody',
    });
    await o2ims.remove(request);
  });

  it('is healed when somebody edits what was made for it', async () => {
    const request = await o2ims.bringUp('sound', '1', '2');
    const key = { namespace, name: 'sound-worker-2' };
    await o2ims.client.patch(resourceTypes.machineDeployment, key, {
      spec: { replicas: 0 },
    });
    await o2ims.observer.until<KubernetesObject & { spec: any }>(
      resourceTypes.machineDeployment,
      key,
      ({ spec, metadata }) => spec.replicas === 1 && metadata.generation! > 2,
    );
    // who insists is not fought
    await o2ims.client.patch(resourceTypes.machineDeployment, key, {
      spec: { replicas: 0 },
    });
    await o2ims.untilState(request, 'progressing', 'changed again right after');
    await o2ims.remove(request);
    expect(await o2ims.made()).toEqual([]);
  });
});
