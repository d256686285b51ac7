import { ByoHost, resourceTypes } from '@o2ims-portal/api';
import { Plane } from '../plane/Plane';
import { startTestPlane } from '../plane/startTestPlane';
import { faultAnnotation, hostFaults } from './faults';
import { nodeType } from './model/objects';
import { Simulator } from './Simulator';
import { SimulatorOptions } from './SimulatorOptions';
import { applyCluster } from './testing/clusterManifests';
import { Observer } from './testing/Observer';
import { hostsOf, untilGone, untilReady } from './testing/states';
import { workloadClient } from './testing/workloadClient';

jest.setTimeout(120_000);

const namespace = 'default';
const FAST: SimulatorOptions = { hosts: 5, speed: Infinity };

describe('a simulator that is disturbed', () => {
  let plane: Plane;
  let observer: Observer;
  let simulator: Simulator | undefined;

  beforeAll(async () => {
    plane = await startTestPlane();
    observer = await Observer.create(plane.client);
  });

  const requestDeletion = (name: string) =>
    plane.client.delete(resourceTypes.cluster, { namespace, name });
  const remove = async (name: string) => {
    await requestDeletion(name);
    await untilGone(observer, name);
  };

  afterEach(async () => {
    for (const { metadata } of observer.list(resourceTypes.cluster)) {
      await remove(metadata.name);
    }
    await simulator?.stop();
    simulator = undefined;
    observer.forget();
  });

  afterAll(async () => {
    await observer?.stop();
    await plane?.stop();
  });

  const restart = async (options: SimulatorOptions = FAST) => {
    await simulator?.stop();
    simulator = Simulator.create({ plane, ...options });
    await simulator.start();
  };
  const annotateHost = (name: string, fault: string | null) =>
    plane.client.patch<ByoHost>(
      resourceTypes.byoHost,
      { namespace, name },
      { metadata: { annotations: { [faultAnnotation]: fault } } },
    );
  const conditionOf = (host: string) =>
    observer.get(resourceTypes.byoHost, host)?.status?.conditions?.[0];

  it('goes on after restarts at any point, and then has nothing to do', async () => {
    // slow enough to be stopped in the middle of each wait
    const slow = { ...FAST, speed: 20 };
    await restart(slow);
    await applyCluster(plane.client, {
      name: 'again',
      masters: ['1'],
      workers: ['2'],
    });
    const happened = (pattern: RegExp) => () =>
      observer.history.some(line => pattern.test(line));
    for (const point of [
      /^Secret again-kubeconfig: added/,
      /^ByoHost byoh-1: claimed=again/,
      /^Machine again-\w{5}: phase=Provisioned/,
      /^ByoHost byoh-2: machineRef=again/,
    ]) {
      await observer.until(`${point}`, happened(point));
      await restart(slow);
    }
    await untilReady(observer, 'again', 2);
    expect(observer.at(/^Machine again-\w{5}: phase=Running/)).toBeTruthy();
    expect(observer.list(resourceTypes.machine)).toHaveLength(2);

    const workload = await workloadClient(plane.client, 'again');
    const before = observer.versions();
    await workload.close();
    await restart(slow);
    await applyCluster(plane.client, { name: 'barrier', masters: ['3'] });
    await untilReady(observer, 'barrier', 1);
    const ofCluster = (versions: string[]) =>
      versions.filter(version => / (again|byoh-[12])/.test(version));
    expect(ofCluster(observer.versions())).toEqual(ofCluster(before));
    const after = await workloadClient(plane.client, 'again');
    expect((await after.list(nodeType)).items).toHaveLength(2);
    await after.close();

    // in the middle of its deletion, too
    await requestDeletion('again');
    await observer.until(
      'the worker machine goes',
      happened(/^Machine again-worker-2-\S+: PreTerminateDeleteHookSucceeded/),
    );
    await restart(slow);
    await observer.until(
      'the control plane goes',
      happened(/^KubeadmControlPlane again: deleting/),
    );
    await restart(slow);
    await untilGone(observer, 'again');
  });

  it('deletes a cluster that is half made', async () => {
    await restart({ ...FAST, speed: 1 });
    await applyCluster(plane.client, {
      name: 'half',
      masters: ['1'],
      workers: ['2'],
    });
    await observer.until('kubeadm init runs', () =>
      observer.history.some(line => line.includes('byoh-1: machineRef=half')),
    );
    await restart();
    await annotateHost('byoh-1', hostFaults.bootstrapFails);
    await remove('half');
    await annotateHost('byoh-1', null);
    expect(hostsOf(observer, 'half')).toEqual([]);
    expect(observer.list(resourceTypes.secret)).toEqual([]);
  });

  it('gives two clusters that want the same hosts different ones', async () => {
    await restart();
    await Promise.all(
      ['left', 'right'].map(name =>
        applyCluster(plane.client, { name, masters: ['1', '2', '3', '4'] }),
      ),
    );
    // four hosts match, and each wants four: none gets them all
    await observer.until('all hosts are taken', () =>
      [1, 2, 3, 4].every(
        id =>
          observer.get(resourceTypes.byoHost, `byoh-${id}`)?.status?.machineRef,
      ),
    );
    const [left, right] = ['left', 'right'].map(it => hostsOf(observer, it));
    expect([...left, ...right].sort()).toEqual([
      'byoh-1',
      'byoh-2',
      'byoh-3',
      'byoh-4',
    ]);
    await observer.until('one waits for a host', () =>
      observer
        .list(resourceTypes.byoMachine)
        .some(
          ({ status }) =>
            status?.conditions?.[0].reason === 'BYOHostsUnavailable',
        ),
    );
    // the other goes, and hosts become free: no timer is needed to see it
    await remove('left');
    await untilReady(observer, 'right', 4);
    expect(hostsOf(observer, 'right')).toEqual([
      'byoh-1',
      'byoh-2',
      'byoh-3',
      'byoh-4',
    ]);
  });

  it('scales a control plane up and down, one machine at a time', async () => {
    await restart();
    await applyCluster(plane.client, { name: 'ha', masters: ['1', '2', '3'] });
    await untilReady(observer, 'ha', 3);
    const claims = [...'123'].map(id =>
      observer.at(new RegExp(`^ByoHost byoh-${id}: claimed=ha`)),
    );
    const [first, second] = observer
      .list(resourceTypes.machine)
      .map(({ metadata }) =>
        observer.at(new RegExp(`^Machine ${metadata.name}: phase=Running`)),
      )
      .sort((a, b) => a - b);
    claims.sort((a, b) => a - b);
    expect(claims[1]).toBeGreaterThan(first);
    expect(claims[2]).toBeGreaterThan(second);

    await plane.client.patch(
      resourceTypes.kubeadmControlPlane,
      { namespace, name: 'ha' },
      { spec: { replicas: 1 } },
    );
    await untilReady(observer, 'ha', 1);
    await observer.until(
      'the others are free',
      () => hostsOf(observer, 'ha').length === 1,
    );
    const workload = await workloadClient(plane.client, 'ha');
    const { items } = await workload.list(nodeType);
    await workload.close();
    expect(items.map(({ metadata }) => metadata.name)).toEqual(
      hostsOf(observer, 'ha'),
    );
  });

  it('keeps a control plane back that is over the limit, and says why', async () => {
    await restart({ ...FAST, maxWorkloadClusters: 1 });
    await applyCluster(plane.client, { name: 'first', masters: ['1'] });
    await untilReady(observer, 'first', 1);
    await applyCluster(plane.client, { name: 'second', masters: ['2'] });
    await observer.until('the second waits', () =>
      observer.history.includes(
        'KubeadmControlPlane second: Ready=False:WorkloadClusterLimitReached:Warning',
      ),
    );
    expect(
      observer
        .get(resourceTypes.kubeadmControlPlane, 'second')
        ?.status?.conditions?.find(({ type }) => type === 'Available'),
    ).toMatchObject({
      status: 'False',
      message: expect.stringContaining('--workload-clusters'),
    });
    expect(hostsOf(observer, 'second')).toEqual([]);
    await remove('first');
    await untilReady(observer, 'second', 1);
  });

  it('lets kubeadm fail on demand, and go on', async () => {
    await restart();
    await annotateHost('byoh-1', hostFaults.bootstrapFails);
    await applyCluster(plane.client, { name: 'fails', masters: ['1'] });
    await observer.until(
      'kubeadm fails',
      () => conditionOf('byoh-1')?.reason === 'CloudInitExecutionFailed',
    );
    expect(conditionOf('byoh-1')).toMatchObject({
      type: 'K8sNodeBootstrapSucceeded',
      status: 'False',
      severity: 'Error',
    });
    expect(observer.list(resourceTypes.machine)[0].status?.phase).toBe(
      'Provisioning',
    );
    await annotateHost('byoh-1', null);
    await untilReady(observer, 'fails', 1);
  });

  it('leaves a dead host with its claim until it comes back', async () => {
    await restart();
    await applyCluster(plane.client, { name: 'dead', masters: ['1'] });
    await untilReady(observer, 'dead', 1);
    await annotateHost('byoh-1', hostFaults.neverComesUp);
    await requestDeletion('dead');
    await observer.until(
      'the cluster is gone',
      () => observer.list(resourceTypes.cluster).length === 0,
    );
    expect(hostsOf(observer, 'dead')).toEqual(['byoh-1']);
    await annotateHost('byoh-1', null);
    await untilGone(observer, 'dead');
  });

  it('leaves a paused cluster alone', async () => {
    await restart();
    await plane.client.create(resourceTypes.cluster, {
      apiVersion: 'cluster.x-k8s.io/v1beta1',
      kind: 'Cluster',
      metadata: { name: 'paused', namespace },
      spec: { paused: true },
    } as never);
    await applyCluster(plane.client, { name: 'awake', masters: ['1'] });
    await untilReady(observer, 'awake', 1);
    const paused = observer.get(resourceTypes.cluster, 'paused');
    expect(paused?.metadata.finalizers).toBeUndefined();
    expect(paused?.status).toBeUndefined();
  });

  it('takes away hosts that are too many, but none in use', async () => {
    await restart({ ...FAST, hosts: 5 });
    await applyCluster(plane.client, { name: 'keeps', masters: ['5'] });
    await untilReady(observer, 'keeps', 1);
    await restart({ ...FAST, hosts: 2 });
    const names = () =>
      observer
        .list(resourceTypes.byoHost)
        .map(({ metadata }) => metadata.name)
        .sort()
        .join(' ');
    await observer.until('two go', () => names() === 'byoh-1 byoh-2 byoh-5');
    await requestDeletion('keeps');
    await observer.until('the last goes', () => names() === 'byoh-1 byoh-2');
    await untilGone(observer, 'keeps');
    expect(names()).toBe('byoh-1 byoh-2');
  });
});
