import {
  apiVersionOf,
  hostLeaseName,
  KubernetesObject,
  Lease,
  ProvisioningRequest,
  resourceTypes,
} from '@o2ims-portal/api';
import { O2imsFixture } from './__testUtils__/O2imsFixture';
import { onHosts } from './__testUtils__/parameters';

jest.setTimeout(60_000);

const namespace = 'default';

describe('a request that cannot be served', () => {
  let o2ims: O2imsFixture;

  beforeAll(async () => {
    o2ims = await O2imsFixture.start({
      hosts: 4,
      config: { refusedRetryMs: 100 },
    });
  });

  afterAll(async () => {
    await o2ims?.stop();
  });

  /** It goes at once when it is deleted, and there is nothing of it. */
  async function leavesNothing(request: ProvisioningRequest): Promise<void> {
    expect(await o2ims.made()).toEqual([]);
    await o2ims.remove(request);
    expect(await o2ims.made()).toEqual([]);
  }

  it.each<[string, Record<string, unknown>, string]>([
    [
      'a host twice',
      onHosts('twice', '1', '1'),
      "/hosts/workers/0: hostId '1' is already used at /hosts/masters/0",
    ],
    [
      'an even number of masters',
      {
        clusterName: 'even',
        hosts: { masters: [{ hostId: '1' }, { hostId: '2' }] },
        controlPlaneEndpoint: { host: '10.0.0.100' },
      },
      '/hosts/masters: 2 masters cannot keep a majority',
    ],
    [
      'a name that is not a DNS name',
      onHosts('myCluster', '1'),
      "/clusterName: 'myCluster' is not a DNS name",
    ],
    [
      'a version that is not supported',
      { ...onHosts('old', '1'), k8sVersion: 'v1.19.0' },
      "/k8sVersion: Kubernetes 'v1.19.0' is not supported",
    ],
    [
      'wrong types',
      { clusterName: 'types', hosts: { masters: 'byoh-1' } },
      '/hosts/masters: must be array',
    ],
    ['nothing', {}, '/clusterName: is required; /hosts/masters: is required'],
  ])('says so: %s', async (_, parameters, message) => {
    const request = await o2ims.request('bad', parameters);
    expect(await o2ims.untilState(request, 'failed')).toContain(message);
    expect(
      await o2ims.untilReason(request, 'Validated', 'InvalidParameters'),
    ).toContain(message);
    expect(await o2ims.untilEvent(request, 'Failed')).toMatchObject({
      type: 'Warning',
      message: expect.stringContaining(message),
    });
    await leavesNothing(request);
  });

  it.each<[string, Record<string, unknown>, string]>([
    [
      'an id and a name of two hosts',
      {
        clusterName: 'mixed',
        hosts: { masters: [{ hostId: '1', hostName: 'byoh-2' }] },
      },
      "host 'byoh-2' has the host-id '2', not '1'",
    ],
    [
      'an address of another host',
      {
        clusterName: 'mixed',
        hosts: { masters: [{ hostId: '1', hostIp: '10.0.0.2' }] },
      },
      "host 'byoh-1' does not have the address 10.0.0.2",
    ],
    [
      'one host under two names',
      {
        clusterName: 'mixed',
        hosts: {
          masters: [{ hostId: '1' }],
          workers: [{ hostName: 'byoh-1' }],
        },
      },
      "are the same host 'byoh-1'",
    ],
  ])('says so: %s', async (_, parameters, message) => {
    const request = await o2ims.request('mixed', parameters);
    expect(await o2ims.untilState(request, 'failed')).toContain(message);
    await leavesNothing(request);
  });

  it('is refused by the API server where every template means the same', async () => {
    await expect(o2ims.request('typed', { clusterName: 7 })).rejects.toThrow(
      'spec.templateParameters.clusterName',
    );
  });

  it('goes on once it is corrected', async () => {
    const bad = await o2ims.request('mended', onHosts('myCluster', '1'));
    await o2ims.untilState(bad, 'failed');
    const good = await o2ims.request('mended', onHosts('mended', '1'));
    await o2ims.untilState(good, 'progressing');
    await o2ims.remove(good);
    expect(await o2ims.made()).toEqual([]);
  });

  it('waits for its template', async () => {
    const request = await o2ims.request('early', onHosts('early', '1'), {
      spec: { templateName: 'late', templateVersion: 'v1' },
    });
    expect(await o2ims.untilState(request, 'failed')).toContain(
      "no ClusterTemplate 'late-v1' in namespace 'default'",
    );
    await o2ims.untilReason(request, 'Validated', 'TemplateNotFound');
    expect(await o2ims.made()).toEqual([]);
    await o2ims.applyTemplate('late');
    await o2ims.untilState(request, 'progressing');

    await o2ims.client.delete(resourceTypes.clusterTemplate, {
      namespace,
      name: 'late-v1',
    });
    await o2ims.remove(request);
    expect(await o2ims.made()).toEqual([]);
  });

  it('tells a broken template from a broken request, and goes on when it is mended', async () => {
    await o2ims.applyTemplate('broken', { parameterSchema: { type: 'thing' } });
    const request = await o2ims.request('victim', onHosts('victim', '1'), {
      spec: { templateName: 'broken', templateVersion: 'v1' },
    });
    expect(await o2ims.untilState(request, 'failed')).toContain(
      "The parameter schema of ClusterTemplate 'broken-v1' is not a valid JSON Schema",
    );
    await o2ims.applyTemplate('broken');
    await o2ims.untilState(request, 'progressing');
    await o2ims.remove(request);
  });

  it('waits for a host to be registered', async () => {
    const request = await o2ims.request(
      'pioneer',
      onHosts('pioneer', '1', '9'),
    );
    expect(await o2ims.untilState(request, 'pending')).toContain(
      "no host with host-id '9' is registered; register it, or choose one of: '1' (byoh-1), '2' (byoh-2)",
    );
    await o2ims.untilReason(request, 'HostsReserved', 'HostNotFound');
    expect(await o2ims.made()).toEqual([]);
    await o2ims.registerHost('9');
    await o2ims.untilState(request, 'progressing');
    await o2ims.remove(request);
  });

  it('may be changed to other hosts while it waits', async () => {
    const waiting = await o2ims.request('mover', onHosts('mover', '1', '77'));
    await o2ims.untilState(waiting, 'pending');
    const changed = await o2ims.request('mover', onHosts('mover', '1', '2'));
    await o2ims.untilState(changed, 'progressing');
    expect(await o2ims.made()).toContain('MachineDeployment/mover-worker-2');
    await o2ims.remove(changed);
    expect(await o2ims.made()).toEqual([]);
  });

  it('waits for a host that BYOH can select', async () => {
    await o2ims.registerHost(undefined, 'bare');
    const request = await o2ims.request('picky', {
      clusterName: 'picky',
      hosts: { masters: [{ hostName: 'bare' }] },
    });
    expect(await o2ims.untilState(request, 'pending')).toContain(
      "host 'bare' has no label host-id",
    );
    await o2ims.untilReason(request, 'HostsReserved', 'HostNotSelectable');
    await o2ims.client.patch(
      resourceTypes.byoHost,
      { namespace, name: 'bare' },
      { metadata: { labels: { 'host-id': 'bare' } } },
    );
    await o2ims.untilState(request, 'progressing');
    await o2ims.remove(request);
  });

  it('waits for a host that another cluster uses, without keeping others from the rest', async () => {
    await o2ims.claimHost('byoh-2', 'stranger');
    const request = await o2ims.request(
      'patient',
      onHosts('patient', '1', '2'),
    );
    expect(await o2ims.untilState(request, 'pending')).toContain(
      "host 'byoh-2' is in use by cluster 'stranger'",
    );
    await o2ims.untilReason(request, 'HostsReserved', 'HostInUse');
    expect(await o2ims.made()).toEqual([]);
    await o2ims.claimHost('byoh-2', null);
    await o2ims.untilState(request, 'progressing');
    await o2ims.remove(request);
  });

  it('clears away the reservation of a request that was removed by force', async () => {
    const dead = await o2ims.request('dead', onHosts('dead', '1'));
    await o2ims.untilState(dead, 'progressing');
    await o2ims.stopOperator();
    const { metadata } = await o2ims.client.patch(
      resourceTypes.provisioningRequest,
      dead.metadata,
      { metadata: { finalizers: [] } },
    );
    await o2ims.client.delete(resourceTypes.provisioningRequest, metadata);
    await o2ims.client.delete(resourceTypes.cluster, {
      namespace,
      name: 'dead',
    });
    o2ims.startOperator();
    const heir = await o2ims.request('heir', onHosts('heir', '1'));
    await o2ims.untilState(heir, 'progressing');
    const lease = await o2ims.client.get<Lease>(resourceTypes.lease, {
      namespace,
      name: hostLeaseName('byoh-1'),
    });
    expect(lease?.spec?.holderIdentity).toBe(heir.metadata.uid);
    await o2ims.remove(heir);
    for (const [type, name] of [
      [resourceTypes.byoCluster, 'dead'],
      [resourceTypes.kubeadmControlPlane, 'dead-control-plane'],
      [resourceTypes.byoMachineTemplate, 'dead-control-plane'],
    ] as const) {
      await o2ims.client.delete(type, { namespace, name });
    }
    expect(await o2ims.made()).toEqual([]);
  });

  describe('when two want the same', () => {
    it('gives hosts to one, and tells the other which', async () => {
      const rivals = await Promise.all(
        ['left', 'right'].map((name, i) =>
          o2ims.request(
            name,
            i === 0
              ? onHosts(name, '1', '2', '3')
              : onHosts(name, '3', '2', '1'),
          ),
        ),
      );
      const settled = await Promise.all(
        rivals.map(request =>
          o2ims.until(
            request,
            ({ provisioningStatus }) =>
              ['pending', 'progressing'].includes(
                provisioningStatus?.provisioningState ?? '',
              ) && provisioningStatus?.provisioningMessage !== undefined,
          ),
        ),
      );
      const progressing = settled.filter(
        ({ status }) =>
          status?.provisioningStatus?.provisioningState === 'progressing',
      );
      expect(progressing).toHaveLength(1);
      const [winner] = progressing;
      const loser = rivals.find(
        ({ metadata }) => metadata.uid !== winner.metadata.uid,
      )!;
      expect(await o2ims.untilState(loser, 'pending')).toContain(
        `reserved by request '${winner.metadata.name}' for cluster '${winner.metadata.name}'`,
      );
      const { items } = await o2ims.client.list(resourceTypes.lease, {
        namespace,
      });
      expect(items).toHaveLength(3);

      await o2ims.remove(winner);
      await o2ims.untilState(loser, 'progressing');
      await o2ims.remove(loser);
      expect(await o2ims.made()).toEqual([]);
    });

    it('gives a name to the one that asked first', async () => {
      const first = await o2ims.request('first', onHosts('shared', '1'));
      await o2ims.untilState(first, 'progressing');
      const second = await o2ims.request('second', onHosts('shared', '2'));
      expect(await o2ims.untilState(second, 'failed')).toContain(
        "The cluster name 'shared' is taken: request 'first' has a cluster of this name",
      );
      await o2ims.untilReason(second, 'Validated', 'ClusterNameTaken');
      await o2ims.remove(first);
      await o2ims.untilState(second, 'progressing');
      await o2ims.remove(second);
      expect(await o2ims.made()).toEqual([]);
    });

    it('gives a name to one of those that ask at once, and no cluster to two', async () => {
      const names = ['a', 'b', 'c', 'd'];
      const requests = await Promise.all(
        names.map((name, i) => o2ims.request(name, onHosts('one', `${i + 1}`))),
      );
      const states = await Promise.all(
        requests.map(async request => {
          const { status } = await o2ims.until(
            request,
            ({ provisioningStatus }) =>
              ['failed', 'progressing'].includes(
                provisioningStatus?.provisioningState ?? '',
              ),
          );
          return status?.provisioningStatus?.provisioningState;
        }),
      );
      expect(states.sort()).toEqual([
        'failed',
        'failed',
        'failed',
        'progressing',
      ]);
      await Promise.all(requests.map(request => o2ims.remove(request)));
      expect(await o2ims.made()).toEqual([]);
    });
  });

  describe('because of something that is not its own', () => {
    it('leaves a Cluster of its name alone, and goes on when that is gone', async () => {
      const type = resourceTypes.cluster;
      const foreign = await o2ims.client.create(type, {
        apiVersion: apiVersionOf(type),
        kind: type.kind,
        metadata: { name: 'foreign', namespace },
      });
      const request = await o2ims.request('foreign', onHosts('foreign', '1'));
      expect(await o2ims.untilState(request, 'failed')).toContain(
        "The cluster name 'foreign' is taken: there is a cluster of this name that no request made",
      );
      expect(await o2ims.client.get(type, foreign.metadata)).toEqual(foreign);
      await o2ims.client.delete(type, foreign.metadata);
      await o2ims.untilState(request, 'progressing');
      await o2ims.remove(request);
    });

    it('leaves any other object of its name alone, and goes on when that is gone', async () => {
      const type = resourceTypes.kubeadmConfigTemplate;
      const foreign = await o2ims.client.create<
        KubernetesObject & { spec: object }
      >(type, {
        apiVersion: apiVersionOf(type),
        kind: type.kind,
        metadata: { name: 'beside-worker', namespace },
        spec: { template: { spec: {} } },
      });
      const request = await o2ims.request(
        'beside',
        onHosts('beside', '1', '2'),
      );
      expect(await o2ims.untilState(request, 'failed')).toContain(
        "KubeadmConfigTemplate 'beside-worker' could not be made. KubeadmConfigTemplate 'beside-worker' is there already and was not made for this request",
      );
      await o2ims.untilReason(request, 'ResourcesApplied', 'ResourceRefused');
      expect(await o2ims.client.get(type, foreign.metadata)).toEqual(foreign);
      await o2ims.client.delete(type, foreign.metadata);
      await o2ims.untilState(request, 'progressing');
      await o2ims.remove(request);
      expect(await o2ims.made()).toEqual([]);
    });
  });
});
