import {
  annotations,
  Cluster,
  findCondition,
  labels,
  resourceTypes,
  stageConditions,
} from '@o2ims-portal/api';
import { interceptClient } from '@o2ims-portal/kubernetes-client/testing';
import { O2imsFixture } from './__testUtils__/O2imsFixture';
import { onHosts } from './__testUtils__/parameters';

jest.setTimeout(60_000);

const namespace = 'default';

describe('a cluster on pinned hosts', () => {
  let o2ims: O2imsFixture;

  beforeAll(async () => {
    o2ims = await O2imsFixture.start({ hosts: 8 });
  });

  afterAll(async () => {
    await o2ims?.stop();
  });

  it('comes up stage by stage, and goes without a trace', async () => {
    const request = await o2ims.request('core', onHosts('core', '1', '2'));
    await o2ims.untilEvent(request, 'Pending');

    const waiting = await o2ims.untilReason(
      request,
      'InfrastructureReady',
      'InProgress',
    );
    expect(waiting).toContain("prepare cluster 'core'");
    expect(await o2ims.made()).toEqual([
      'ByoCluster/core',
      'ByoMachineTemplate/core-control-plane',
      'ByoMachineTemplate/core-worker-2',
      'Cluster/core',
      'KubeadmConfigTemplate/core-worker',
      'KubeadmControlPlane/core-control-plane',
      'Lease/byohost-byoh-1',
      'Lease/byohost-byoh-2',
      'MachineDeployment/core-worker-2',
    ]);

    const cluster = await o2ims.prepareInfrastructure('core');
    expect(await o2ims.untilState(request, 'progressing', 'byoh-1')).toBe(
      '0 of 1 control-plane node ready; byoh-1: waits for Cluster API to make its machine',
    );
    await o2ims.startControlPlane('core');
    expect(await o2ims.untilState(request, 'progressing', 'byoh-2')).toContain(
      '0 of 1 worker ready',
    );
    await o2ims.joinWorker('core', '2');
    const { status } = await o2ims.until(
      request,
      ({ provisioningStatus }) =>
        provisioningStatus?.provisioningState === 'fulfilled',
    );

    expect(status?.provisioningStatus?.provisioningMessage).toBe(
      "Cluster 'core' is ready",
    );
    const hosts = await o2ims.client.list(resourceTypes.byoHost);
    expect(status?.provisionedResourceSet).toEqual({
      oCloudNodeClusterId: cluster.metadata.uid,
      oCloudInfrastructureResourceIds: ['byoh-1', 'byoh-2'].map(
        name =>
          hosts.items.find(({ metadata }) => metadata.name === name)?.metadata
            .uid,
      ),
    });
    expect(status?.extensions).toMatchObject({
      cluster: {
        controlPlaneEndpoint: '10.0.0.1:6443',
        kubernetesVersion: 'v1.32.0',
      },
      hosts: [
        { name: 'byoh-1', role: 'control-plane' },
        { name: 'byoh-2', role: 'worker' },
      ],
    });
    expect(status?.conditions?.map(({ type }) => type)).toEqual(
      stageConditions,
    );
    const times = status!.conditions!.map(({ lastTransitionTime }) =>
      Date.parse(lastTransitionTime),
    );
    expect(times).toEqual([...times].sort((a, b) => a - b));

    await o2ims.remove(request);
    expect(await o2ims.made()).toEqual([]);
  });

  it('is marked as made for its request, and tells who asked for it', async () => {
    const asked = {
      [annotations.requestedBy]: 'user:default/ada',
      [annotations.owner]: 'group:default/edge',
    };
    const request = await o2ims.request('marked', onHosts('marked', '1'), {
      annotations: { ...asked, other: 'is nobody\u2019s business' },
    });
    const { metadata } = await o2ims.observer.until<Cluster>(
      resourceTypes.cluster,
      { namespace, name: 'marked' },
    );
    expect(metadata.labels?.[labels.provisioningRequestUid]).toBe(
      request.metadata.uid,
    );
    expect(metadata.annotations).toEqual({
      ...asked,
      [annotations.clusterPlan]: expect.any(String),
      [annotations.rendered]: expect.any(String),
    });
    await o2ims.remove(request);
  });

  it('needs neither writes nor reads while nothing happens', async () => {
    const calm = await o2ims.bringUp('calm', '1', '2');
    const { metadata: settled } = await o2ims.until(calm, () => true);
    await o2ims.stopOperator();
    const before = await o2ims.versions();

    const calls: string[] = [];
    o2ims.startOperator({
      client: interceptClient(o2ims.client, ({ method, args, proceed }) => {
        if (!['watch', 'list', 'serves'].includes(method)) {
          calls.push(`${method} ${JSON.stringify(args)}`);
        }
        return proceed();
      }),
    });
    const again = await o2ims.request('calm', onHosts('calm', '1', '2'));
    expect(again.metadata.resourceVersion).toBe(settled.resourceVersion);
    // requests are looked at in the order in which they were made
    const probe = await o2ims.request('probe', onHosts('probe', '99'));
    await o2ims.untilState(probe, 'pending');
    await o2ims.remove(probe);
    await o2ims.stopOperator();

    // the template that both use counts its users
    const others = calls.filter(call => !/probe|ClusterTemplate/.test(call));
    expect(others).toEqual([]);
    const after = await o2ims.versions();
    for (const [key, version] of Object.entries(before)) {
      expect([key, after[key]]).toEqual([key, version]);
    }
    o2ims.startOperator();
    await o2ims.remove(calm);
  });

  it('is progressing again when it breaks, and fulfilled when it mends', async () => {
    const request = await o2ims.bringUp('shaky', '1', '2');
    await o2ims.startControlPlane('shaky', 0);
    await o2ims.untilState(request, 'progressing', '0 of 1 control-plane');
    const { status } = await o2ims.until(request, () => true);
    expect(findCondition(status?.conditions, 'WorkersReady')?.status).toBe(
      'True',
    );
    expect(findCondition(status?.conditions, 'Ready')?.status).toBe('False');
    await o2ims.startControlPlane('shaky');
    await o2ims.untilState(request, 'fulfilled');
    await o2ims.remove(request);
  });

  it('gets back what somebody takes away', async () => {
    const request = await o2ims.bringUp('whole', '1', '2');
    for (const [type, name] of [
      [resourceTypes.kubeadmConfigTemplate, 'whole-worker'],
      [resourceTypes.lease, 'byohost-byoh-1'],
    ] as const) {
      const key = { namespace, name };
      const { metadata } = await o2ims.observer.until(type, key);
      await o2ims.client.delete(type, key);
      await o2ims.observer.until(
        type,
        key,
        ({ metadata: { uid } }) => uid !== metadata.uid,
      );
    }
    await o2ims.untilState(request, 'fulfilled');
    await o2ims.remove(request);
    expect(await o2ims.made()).toEqual([]);
  });

  it('is made again when somebody deletes it instead of its request', async () => {
    const request = await o2ims.bringUp('again', '1', '2');
    const key = { namespace, name: 'again' };
    const old = await o2ims.observer.until(resourceTypes.cluster, key);
    await o2ims.hold(resourceTypes.cluster, 'again', ['test/hold']);
    await o2ims.hold(resourceTypes.machineDeployment, 'again-worker-2', [
      'test/hold',
    ]);
    await o2ims.client.delete(resourceTypes.cluster, key);
    await o2ims.untilState(
      request,
      'progressing',
      'is being deleted by somebody else',
    );
    expect(await o2ims.made()).toContain('Lease/byohost-byoh-1');

    await o2ims.hold(resourceTypes.cluster, 'again', []);
    await o2ims.untilState(
      request,
      'progressing',
      "MachineDeployment 'again-worker-2'",
    );
    await o2ims.claimHost('byoh-2', 'again');
    await o2ims.hold(resourceTypes.machineDeployment, 'again-worker-2', []);
    await o2ims.untilState(
      request,
      'pending',
      "host 'byoh-2' is in use by cluster 'again'",
    );
    expect(await o2ims.made()).toEqual([
      'Lease/byohost-byoh-1',
      'Lease/byohost-byoh-2',
    ]);

    await o2ims.claimHost('byoh-2', null);
    const anew = await o2ims.observer.until(
      resourceTypes.cluster,
      key,
      ({ metadata }) => metadata.uid !== old.metadata.uid,
    );
    await o2ims.prepareInfrastructure('again');
    await o2ims.startControlPlane('again');
    await o2ims.joinWorker('again', '2');
    const { status } = await o2ims.until(
      request,
      ({ provisioningStatus }) =>
        provisioningStatus?.provisioningState === 'fulfilled',
    );
    expect(status?.provisionedResourceSet?.oCloudNodeClusterId).toBe(
      anew.metadata.uid,
    );
    await o2ims.remove(request);
    expect(await o2ims.made()).toEqual([]);
  });

  it('fails when a stage takes too long, and goes on when it is done', async () => {
    await o2ims.applyTemplate('hasty', {
      stageTimeoutSeconds: { infrastructure: 1 },
    });
    const request = await o2ims.request('late', onHosts('late', '1'), {
      spec: { templateName: 'hasty', templateVersion: 'v1' },
    });
    expect(await o2ims.untilState(request, 'failed')).toContain(
      'was not done within 1 s',
    );
    await o2ims.untilReason(request, 'InfrastructureReady', 'TimedOut');
    await o2ims.prepareInfrastructure('late');
    await o2ims.untilState(request, 'progressing');
    await o2ims.startControlPlane('late');
    await o2ims.untilState(request, 'fulfilled');
    await o2ims.remove(request);
  });
});
