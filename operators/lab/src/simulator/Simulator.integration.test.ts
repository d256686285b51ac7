import {
  addressOfHost,
  ByoHost,
  labels,
  resourceTypes,
} from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { Plane } from '../plane/Plane';
import { startTestPlane } from '../plane/startTestPlane';
import { Node, nodeType } from './model/objects';
import { Simulator } from './Simulator';
import { applyCluster } from './testing/clusterManifests';
import { Observer } from './testing/Observer';
import { hostsOf, untilGone, untilReady } from './testing/states';
import { workloadClient } from './testing/workloadClient';

jest.setTimeout(120_000);

const namespace = 'default';

/** What came after what when real controllers and hosts made and deleted a cluster of this shape. */
const RECORDED = [
  /^Cluster core: added/,
  /^Cluster core: InfrastructureReady=False:WaitingForInfrastructure/,
  /^ByoCluster core: ready=true/,
  /^Cluster core: InfrastructureReady=True/,
  /^Cluster core: phase=Provisioned/,
  /^Secret core-ca: added/,
  /^Secret core-kubeconfig: added/,
  /^Machine core-\w{5}: added/,
  /^Machine core-\w{5}: phase=Pending/,
  /^Machine core-\w{5}: phase=Provisioning/,
  /^ByoHost byoh-3: claimed=core/,
  /^ByoHost byoh-3: machineRef=core-\w{5}/,
  /^ByoMachine core-\w{5}: BYOHostReady=False:InstallationSecretNotAvailable/,
  /^ByoHost byoh-3: K8sNodeBootstrapSucceeded=True/,
  /^ByoMachine core-\w{5}: ready=true/,
  /^Machine core-\w{5}: phase=Provisioned/,
  /^Machine core-\w{5}: phase=Running/,
  /^KubeadmControlPlane core: initialized=true/,
  /^KubeadmControlPlane core: readyReplicas=1/,
  /^Cluster core: controlPlaneReady=true/,
  /^Secret core-worker-1-\w{5}-\w{5}: added/,
  /^Machine core-worker-1-\w{5}-\w{5}: phase=Provisioning/,
  /^ByoHost byoh-1: claimed=core/,
  /^ByoHost byoh-1: K8sNodeBootstrapSucceeded=True/,
  /^ByoMachine core-worker-1-\w{5}-\w{5}: ready=true/,
  /^Machine core-worker-1-\w{5}-\w{5}: phase=Running/,
  /^MachineSet core-worker-1-\w{5}: readyReplicas=1/,
  /^MachineDeployment core-worker-1: readyReplicas=1/,
];

/** Workers have their own controllers, which wait for the control plane in two places. */
const RECORDED_WORKERS = [
  /^MachineDeployment core-worker-1: added/,
  /^MachineSet core-worker-1-\w{5}: added/,
  /^MachineSet core-worker-1-\w{5}: MachinesCreated=False:PreflightCheckFailed/,
  /^Machine core-\w{5}: added/,
  /^Machine core-worker-1-\w{5}-\w{5}: added/,
  /^KubeadmConfig core-worker-\S+: DataSecretAvailable=False:WaitingForControlPlaneAvailable/,
  /^MachineSet core-worker-1-\w{5}: MachinesCreated=True/,
  /^Cluster core: ControlPlaneInitialized=True/,
  /^KubeadmConfig core-worker-\S+: DataSecretAvailable=True/,
];

const RECORDED_DELETION = [
  /^Cluster core: deleting=true/,
  /^MachineDeployment core-worker-1: deleting=true/,
  /^MachineSet core-worker-1-\w{5}: deleting=true/,
  /^Machine core-worker-1-\w{5}-\w{5}: deleting=true/,
  /^ByoHost byoh-1: K8sNodeBootstrapSucceeded=False:K8sNodeAbsent/,
  /^ByoHost byoh-1: claimed=none/,
  /^ByoHost byoh-1: machineRef=none/,
  /^Machine core-worker-1-\w{5}-\w{5}: deleted/,
  /^MachineSet core-worker-1-\w{5}: deleted/,
  /^MachineDeployment core-worker-1: deleted/,
  /^KubeadmControlPlane core: deleting=true/,
  /^ByoMachine core-\w{5}: deleted/,
  /^ByoHost byoh-3: machineRef=none/,
  /^Machine core-\w{5}: deleted/,
  /^KubeadmControlPlane core: deleted/,
  /^ByoCluster core: deleting=true/,
  /^ByoCluster core: deleted/,
  /^Cluster core: deleted/,
];

describe('the life of a simulated cluster', () => {
  let plane: Plane;
  let simulator: Simulator;
  let observer: Observer;
  let workload: KubernetesClient | undefined;

  beforeAll(async () => {
    plane = await startTestPlane();
    observer = await Observer.create(plane.client);
    simulator = Simulator.create({ plane, speed: Infinity });
    await simulator.start();
  });

  afterAll(async () => {
    await workload?.close();
    await observer?.stop();
    await simulator?.stop();
    await plane?.stop();
  });

  const nodes = async () => (await workload!.list<Node>(nodeType)).items;

  const expectInOrder = (milestones: RegExp[]) => {
    const order = milestones.map(milestone => observer.at(milestone));
    expect(order).toEqual([...order].sort((a, b) => a - b));
  };

  it('registers hosts as their agents do', async () => {
    await observer.until(
      'hosts',
      () =>
        observer.list(resourceTypes.byoHost).filter(({ status }) => status)
          .length === 4,
    );
    const hosts = observer.list(resourceTypes.byoHost) as unknown as ByoHost[];
    expect(hosts.map(host => host.metadata.labels)).toEqual(
      expect.arrayContaining([
        { [labels.hostId]: '1', [labels.simulated]: 'true' },
        { [labels.hostId]: '4', [labels.simulated]: 'true' },
      ]),
    );
    expect(hosts.map(addressOfHost).sort()).toEqual([
      '10.204.86.11',
      '10.204.86.12',
      '10.204.86.13',
      '10.204.86.14',
    ]);
    expect(hosts[0].status?.conditions).toEqual([
      expect.objectContaining({
        type: 'K8sNodeBootstrapSucceeded',
        status: 'False',
        severity: 'Info',
        reason: 'WaitingForMachineRefToBeAssigned',
      }),
    ]);
  });

  it('brings up a cluster in the order of the recording', async () => {
    await applyCluster(plane.client, {
      name: 'core',
      masters: ['3'],
      workers: ['1'],
    });
    await untilReady(observer, 'core', 2);
    expectInOrder(RECORDED);
    expectInOrder(RECORDED_WORKERS);
    expect(hostsOf(observer, 'core')).toEqual(['byoh-1', 'byoh-3']);
  });

  it('gives a kubeconfig that lists Ready nodes of the right version', async () => {
    workload = await workloadClient(plane.client, 'core');
    const found = (await nodes()).map(node => ({
      name: node.metadata.name,
      version: node.status?.nodeInfo?.kubeletVersion,
      simulated: node.metadata.labels?.[labels.simulated],
      taints: node.spec?.taints?.map(({ key }) => key),
      providerID: node.spec?.providerID,
    }));
    expect(found).toEqual([
      {
        name: 'byoh-1',
        version: 'v1.32.0',
        simulated: 'true',
        taints: undefined,
        providerID: expect.stringMatching(/^byoh:\/\/byoh-1\/\w{6}$/),
      },
      {
        name: 'byoh-3',
        version: 'v1.32.0',
        simulated: 'true',
        taints: ['node-role.kubernetes.io/control-plane'],
        providerID: expect.stringMatching(/^byoh:\/\/byoh-3\/\w{6}$/),
      },
    ]);
  });

  it('says the same as Cluster API where others look', () => {
    const cluster = observer.get(resourceTypes.cluster, 'core')!;
    expect(cluster.spec?.controlPlaneEndpoint).toEqual({
      host: '10.204.86.13',
      port: 6443,
    });
    expect(cluster.status).toMatchObject({
      phase: 'Provisioned',
      infrastructureReady: true,
      controlPlaneReady: true,
    });
    expect(
      observer.get(resourceTypes.kubeadmControlPlane, 'core'),
    ).toMatchObject({
      metadata: {
        labels: { [labels.clusterName]: 'core' },
        ownerReferences: [{ kind: 'Cluster', name: 'core', controller: true }],
      },
      status: {
        initialized: true,
        ready: true,
        replicas: 1,
        readyReplicas: 1,
        updatedReplicas: 1,
        unavailableReplicas: 0,
        version: 'v1.32.0',
      },
    });
    expect(observer.get(resourceTypes.byoHost, 'byoh-3')).toMatchObject({
      metadata: {
        annotations: {
          'byoh.infrastructure.cluster.x-k8s.io/endpointip': '10.204.86.13',
          'byoh.infrastructure.cluster.x-k8s.io/k8sversion': 'v1.32.0',
          'byoh.infrastructure.cluster.x-k8s.io/bundle-registry': '',
        },
      },
    });
  });

  it('marks everything that it made as simulated', () => {
    const made = ['Machine', 'MachineSet', 'ByoMachine', 'KubeadmConfig'];
    const objects = observer
      .all()
      .filter(({ kind }) => made.includes(kind) || kind === 'Secret');
    expect(objects).toHaveLength(1 + 3 * 2 + 5 + 2);
    expect(
      objects.filter(it => it.metadata.labels?.[labels.simulated] !== 'true'),
    ).toEqual([]);
  });

  it('lets a single worker go, with its node and its host', async () => {
    await plane.client.delete(resourceTypes.machineDeployment, {
      namespace,
      name: 'core-worker-1',
    });
    await observer.until('the worker is gone', () => {
      const names = observer.all().map(({ metadata }) => metadata.name);
      return (
        !names.some(name => name.startsWith('core-worker-1-')) &&
        !observer.get(resourceTypes.machineDeployment, 'core-worker-1') &&
        hostsOf(observer, 'core').join() === 'byoh-3'
      );
    });
    expect((await nodes()).map(node => node.metadata.name)).toEqual(['byoh-3']);
    expect(
      observer.get(resourceTypes.byoHost, 'byoh-1')?.status?.machineRef,
    ).toBeUndefined();
  });

  it('takes a worker back, and writes nothing to what has settled', async () => {
    await applyCluster(plane.client, {
      name: 'core',
      masters: ['3'],
      workers: ['1'],
    });
    await untilReady(observer, 'core', 2);
    // meanwhile the first settles
    await applyCluster(plane.client, { name: 'other', masters: ['2'] });
    await untilReady(observer, 'other', 1);
    const ofCore = () =>
      observer.versions().filter(version => / (core|byoh-[134])/.test(version));
    const settled = ofCore();
    await plane.client.delete(resourceTypes.cluster, {
      namespace,
      name: 'other',
    });
    await untilGone(observer, 'other');
    expect(settled.length).toBeGreaterThan(20);
    expect(ofCore()).toEqual(settled);
  });

  it('deletes a cluster in the order of the recording, and leaves nothing', async () => {
    observer.forget();
    await plane.client.delete(resourceTypes.cluster, {
      namespace,
      name: 'core',
    });
    await untilGone(observer, 'core');
    await observer.until('hosts are free', () =>
      observer
        .list(resourceTypes.byoHost)
        .every(({ status }) => !status?.machineRef),
    );
    expectInOrder(RECORDED_DELETION);
    expect(observer.all().map(({ kind }) => kind)).toEqual([
      'ByoHost',
      'ByoHost',
      'ByoHost',
      'ByoHost',
    ]);
    expect(plane.processes).toHaveLength(2);
  });
});
