import {
  annotations,
  MachineV1beta1 as Machine,
  resourceTypes,
} from '@o2ims-portal/api';
import { Informer, KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { Plane } from '../plane/Plane';
import { startTestPlane } from '../plane/startTestPlane';
import { faultAnnotation, hostFaults } from './faults';
import { Node, nodeType } from './model/objects';
import { Simulator } from './Simulator';
import {
  applyCluster,
  ClusterManifestOptions,
} from './testing/clusterManifests';
import { Observer } from './testing/Observer';
import { hostsOf, untilReady } from './testing/states';
import { workloadClient } from './testing/workloadClient';

jest.setTimeout(120_000);

const namespace = 'default';
const rack = 'node.cluster.x-k8s.io/rack';

describe('a simulated cluster that is changed', () => {
  let plane: Plane;
  let observer: Observer;
  let simulator: Simulator;
  let workload: KubernetesClient;
  let nodeInformer: Informer<Node>;

  beforeAll(async () => {
    plane = await startTestPlane();
    observer = await Observer.create(plane.client);
    simulator = Simulator.create({ plane, hosts: 7, speed: Infinity });
    await simulator.start();
    await applyCluster(plane.client, {
      name: 'core',
      masters: ['1'],
      workers: ['5'],
    });
    await untilReady(observer, 'core', 2);
    workload = await workloadClient(plane.client, 'core');
    nodeInformer = Informer.create<Node>({ client: workload, type: nodeType });
    nodeInformer.start();
    await nodeInformer.waitForSync(20_000);
  });

  afterAll(async () => {
    await nodeInformer?.stop();
    await workload?.close();
    await observer?.stop();
    await simulator?.stop();
    await plane?.stop();
  });

  const nodes = async () => (await workload.list<Node>(nodeType)).items;
  const untilOn = async (ids: string[]) => {
    await observer.until(`core is on ${ids}`, () => {
      const hosts = hostsOf(observer, 'core');
      return hosts.join() === ids.map(id => `byoh-${id}`).join();
    });
    await untilReady(observer, 'core', ids.length);
    expect((await nodes()).map(({ metadata }) => metadata.name)).toEqual(
      hostsOf(observer, 'core'),
    );
  };
  /** Applies the cluster and waits until it is as it should be, and on those hosts alone. */
  const become = async (options: Omit<ClusterManifestOptions, 'name'>) => {
    const { masters, workers = [] } = options;
    observer.forget();
    await applyCluster(plane.client, { name: 'core', ...options });
    await untilOn([...masters, ...workers]);
  };
  const untilNode = (name: string, isSo: (node: Node) => boolean) =>
    new Promise<Node>(resolve => {
      const check = () => {
        const node = nodeInformer.get({ name });
        if (node && isSo(node)) {
          resolve(node);
        }
      };
      nodeInformer.addHandler({ onAdd: check, onUpdate: check });
      check();
    });
  const machineOn = (id: string) =>
    observer
      .list(resourceTypes.machine)
      .find(
        ({ status }) =>
          (status?.nodeRef as { name?: string })?.name === `byoh-${id}`,
      )!;
  const controlPlane = () =>
    observer.get(resourceTypes.kubeadmControlPlane, 'core')!;
  const order = (...patterns: RegExp[]) =>
    patterns.map(pattern => observer.at(pattern));
  const patchHost = (id: string, fault: string | null) =>
    plane.client.patch(
      resourceTypes.byoHost,
      { namespace, name: `byoh-${id}` },
      { metadata: { annotations: { [faultAnnotation]: fault } } },
    );

  it('grows from one master to three, one after the other', async () => {
    await become({ masters: ['1', '2', '3'], workers: ['5'] });
    const [second, third] = [machineOn('2'), machineOn('3')]
      .map(({ metadata }) => metadata.name)
      .sort((a, b) => {
        const [first, last] = order(
          new RegExp(`^Machine ${a}: added`),
          new RegExp(`^Machine ${b}: added`),
        );
        return first - last;
      });
    const times = order(
      /^KubeadmControlPlane core: Resized=False:ScalingUp/,
      new RegExp(`^Machine ${second}: added`),
      new RegExp(`^Machine ${second}: phase=Running`),
      new RegExp(`^Machine ${third}: added`),
      /^KubeadmControlPlane core: readyReplicas=3/,
    );
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(controlPlane().status).toMatchObject({
      replicas: 3,
      readyReplicas: 3,
      updatedReplicas: 3,
      unavailableReplicas: 0,
    });
    // nothing was replaced
    expect(
      controlPlane().status?.conditions?.map(({ type }) => type),
    ).not.toContain('MachinesSpecUpToDate');
  });

  it('takes a worker more, and gives one back', async () => {
    await become({ masters: ['1', '2', '3'], workers: ['5', '6'] });
    const remaining = machineOn('6').metadata.uid;
    await plane.client.delete(resourceTypes.machineDeployment, {
      namespace,
      name: 'core-worker-5',
    });
    await plane.client.delete(resourceTypes.byoMachineTemplate, {
      namespace,
      name: 'core-worker-5',
    });
    await untilOn(['1', '2', '3', '6']);
    expect(machineOn('6').metadata.uid).toBe(remaining);
  });

  it("passes labels on to machines that are there, and to their workers' nodes", async () => {
    const { uid } = machineOn('6').metadata;
    const apply = (workerLabels: Record<string, string>) =>
      applyCluster(plane.client, {
        name: 'core',
        masters: ['1', '2', '3'],
        workers: ['6'],
        workerLabels,
      });
    const untilLabelled = (isSo: (labels: Record<string, string>) => boolean) =>
      observer.until('the machine has its labels', () =>
        isSo(machineOn('6').metadata.labels ?? {}),
      );
    await apply({ [rack]: 'r1', shelf: '7' });
    await untilLabelled(it => it[rack] === 'r1' && it.shelf === '7');
    await apply({ [rack]: 'r2' });
    await untilLabelled(it => it[rack] === 'r2' && !('shelf' in it));
    // a change of the machine that comes after the node's
    await plane.client.patch(
      resourceTypes.machine,
      { namespace, name: machineOn('6').metadata.name },
      { metadata: { labels: { 'node-role.kubernetes.io/worker': '' } } },
    );
    const { labels = {} } = (
      await untilNode(
        'byoh-6',
        ({ metadata }) =>
          metadata.labels?.[rack] === 'r2' &&
          'node-role.kubernetes.io/worker' in metadata.labels,
      )
    ).metadata;
    expect(labels).not.toHaveProperty('shelf');
    expect(machineOn('6').metadata.uid).toBe(uid);
    expect(
      observer
        .list(resourceTypes.machineSet)
        .filter(({ metadata }) => metadata.name.startsWith('core-worker-6-')),
    ).toHaveLength(1);
  });

  it('puts a master that is deleted on another host', async () => {
    await applyCluster(plane.client, {
      name: 'core',
      masters: ['1', '2', '4'],
      workers: ['6'],
      workerLabels: { [rack]: 'r2' },
    });
    observer.forget();
    const { name } = machineOn('3').metadata;
    await plane.client.delete(resourceTypes.machine, { namespace, name });
    await untilOn(['1', '2', '4', '6']);
    const times = order(
      new RegExp(`^Machine ${name}: DrainingSucceeded=False:Draining`),
      new RegExp(`^Machine ${name}: DrainingSucceeded=True`),
      /: PreTerminateDeleteHookSucceeded=False:WaitingExternalHook/,
      /: PreTerminateDeleteHookSucceeded=True/,
      new RegExp(`^ByoMachine ${name}: deleted`),
      new RegExp(`^Machine ${name}: deleted`),
      /^Machine core-\w{5}: added/,
      /^ByoHost byoh-4: claimed=core/,
      /^Machine core-\w{5}: phase=Running/,
    );
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(machineOn('4').metadata.name).not.toBe(name);
  });

  it('upgrades masters one by one on their hosts, and then the workers', async () => {
    await become({
      masters: ['1', '2', '4'],
      workers: ['5', '6'],
      maxSurge: 0,
    });
    const before = observer.list(resourceTypes.machine);
    observer.forget();
    await applyCluster(plane.client, {
      name: 'core',
      version: 'v1.33.0',
      masters: ['1', '2', '4'],
      workers: ['5', '6'],
      maxSurge: 0,
    });
    await observer.until('all are new', () => {
      const machines = observer.list(resourceTypes.machine);
      return (
        machines.length === 5 &&
        machines.every(({ spec }) => spec?.version === 'v1.33.0')
      );
    });
    await untilOn(['1', '2', '4', '5', '6']);
    expect(
      (await nodes()).map(({ status }) => status?.nodeInfo?.kubeletVersion),
    ).toEqual(Array(5).fill('v1.33.0'));

    // one master after the other: each is gone, and its successor there, before the next goes
    const masters = before.filter(({ metadata }) =>
      /^core-\w{5}$/.test(metadata.name),
    );
    const steps = observer.history.filter(line =>
      /^Machine core-\w{5}: (deleting|deleted|added|phase=Running)/.test(line),
    );
    expect(masters).toHaveLength(3);
    expect(steps.map(line => line.replace(/^.*: /, ''))).toEqual(
      Array(3)
        .fill(['deleting=true', 'deleted', 'added', 'phase=Running'])
        .flat(),
    );
    const [began, ended] = order(
      /^KubeadmControlPlane core: MachinesSpecUpToDate=False:RollingUpdateInProgress/,
      /^KubeadmControlPlane core: MachinesSpecUpToDate=True/,
    );
    expect(began).toBeLessThan(ended);
    // no worker joins while there is a master of the former version
    const [newWorker, ...formerMasters] = order(
      /^Machine core-worker-\S+: added/,
      ...masters.map(
        ({ metadata }) => new RegExp(`^Machine ${metadata.name}: deleted`),
      ),
    );
    expect(newWorker).toBeGreaterThan(Math.max(...formerMasters));
    expect(controlPlane().status).toMatchObject({
      version: 'v1.33.0',
      updatedReplicas: 3,
      readyReplicas: 3,
    });
    expect(
      observer
        .list(resourceTypes.machineDeployment)
        .map(({ status }) => status?.updatedReplicas),
    ).toEqual([1, 1]);
  });

  it('shrinks to the master that is not marked', async () => {
    for (const id of ['1', '4']) {
      await plane.client.patch<Machine>(
        resourceTypes.machine,
        { namespace, name: machineOn(id).metadata.name },
        { metadata: { annotations: { [annotations.deleteMachine]: '' } } },
      );
    }
    await become({
      version: 'v1.33.0',
      masters: ['2'],
      workers: ['5', '6'],
    });
    const steps = observer.history.filter(line =>
      /^Machine core-\w{5}: (deleting|deleted)/.test(line),
    );
    expect(steps.map(line => line.replace(/^.*: /, ''))).toEqual([
      'deleting=true',
      'deleted',
      'deleting=true',
      'deleted',
    ]);
  });

  it('does nothing while it is paused', async () => {
    const pause = (paused: boolean) =>
      plane.client.patch(
        resourceTypes.cluster,
        { namespace, name: 'core' },
        { spec: { paused } },
      );
    const lastOf = (name: string) =>
      observer.get(resourceTypes.byoHost, name)?.metadata.annotations ?? {};
    await pause(true);
    await observer.until('its hosts know', () =>
      hostsOf(observer, 'core').every(
        name => 'cluster.x-k8s.io/paused' in lastOf(name),
      ),
    );
    await applyCluster(plane.client, {
      name: 'core',
      version: 'v1.33.0',
      masters: ['1', '2', '3'],
      workers: ['6'],
    });
    const { name } = machineOn('5').metadata;
    await plane.client.delete(resourceTypes.machine, { namespace, name });
    await observer.until('its deletion is asked for', () =>
      Boolean(machineOn('5')?.metadata.deletionTimestamp),
    );
    const before = observer.versions().filter(it => / core|byoh-/.test(it));
    // meanwhile another one is made from the beginning to the end
    await applyCluster(plane.client, { name: 'other', masters: ['7'] });
    await untilReady(observer, 'other', 1);
    expect(
      observer
        .versions()
        .filter(it => / core|byoh-/.test(it) && !it.includes('byoh-7')),
    ).toEqual(before.filter(it => !it.includes('byoh-7')));

    await pause(false);
    await untilOn(['1', '2', '3', '5', '6']);
    expect(machineOn('5').metadata.name).not.toBe(name);
    expect(
      observer
        .list(resourceTypes.byoHost)
        .filter(it => 'cluster.x-k8s.io/paused' in lastOf(it.metadata.name)),
    ).toEqual([]);
  });

  it('knows of a host that died, and goes on without it', async () => {
    const healthOf = (id: string) =>
      machineOn(id)?.status?.conditions?.find(
        ({ type }) => type === 'NodeHealthy',
      );
    const untilHealth = (id: string, status: string) =>
      observer.until(
        `byoh-${id} is ${status}`,
        () => healthOf(id)?.status === status,
      );
    await patchHost('3', hostFaults.dies);
    await untilHealth('3', 'Unknown');
    expect(healthOf('3')).toMatchObject({
      reason: 'NodeConditionsFailed',
      message: expect.stringContaining('Node condition Ready is Unknown'),
    });
    await observer.until(
      'one master less',
      () => controlPlane().status?.readyReplicas === 2,
    );
    // it comes back
    await patchHost('3', null);
    await untilHealth('3', 'True');
    await untilReady(observer, 'core', 5);

    // it is given up: its claim stays
    await patchHost('3', hostFaults.dies);
    await untilHealth('3', 'Unknown');
    await applyCluster(plane.client, {
      name: 'core',
      version: 'v1.33.0',
      masters: ['1', '2', '4'],
      workers: ['5', '6'],
    });
    const { name } = machineOn('3').metadata;
    await plane.client.delete(resourceTypes.machine, { namespace, name });
    await observer.until('another host has its place', () =>
      Boolean(machineOn('4')),
    );
    expect(hostsOf(observer, 'core')).toContain('byoh-3');
    expect((await nodes()).map(({ metadata }) => metadata.name)).not.toContain(
      'byoh-3',
    );
    await patchHost('3', null);
    await untilOn(['1', '2', '4', '5', '6']);
  });
});
