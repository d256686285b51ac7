import { ClusterV1beta2, KubeadmControlPlaneV1beta2 } from '@o2ims-portal/api';
import {
  capiCluster,
  capiMachine,
  kubeadmControlPlane,
  machineDeployment,
} from '../../__testUtils__/objects';
import { RecordedMoment, replay } from '../../__testUtils__/replay';
import {
  toClusterView,
  toControlPlaneView,
  toMachineDeploymentView,
  toMachineView,
} from './toViews';

/** The last moment of a recording before its cluster is deleted. */
function ready(version: 'v1beta1' | 'v1beta2'): RecordedMoment {
  let last: RecordedMoment | undefined;
  for (const moment of replay(version)) {
    if (moment.cluster?.metadata.deletionTimestamp) {
      break;
    }
    last = moment;
  }
  return last!;
}

describe.each([
  ['v1beta1', 'v1.32.0'],
  ['v1beta2', 'v1.34.4'],
] as const)('of %s', (version, kubernetesVersion) => {
  const { cluster, controlPlane, machineDeployments, machines } =
    ready(version);

  it('a Cluster that is ready is seen as such', () => {
    expect(cluster!.apiVersion).toBe(`cluster.x-k8s.io/${version}`);
    expect(toClusterView(cluster!)).toMatchObject({
      kind: 'Cluster',
      metadata: { name: 'core' },
      infrastructureReady: true,
      finalFailure: undefined,
    });
  });

  it('a KubeadmControlPlane that is ready is seen as such', () => {
    expect(toControlPlaneView(controlPlane!)).toMatchObject({
      kind: 'KubeadmControlPlane',
      initialized: true,
      replicasWanted: 1,
      replicasReady: 1,
      replicasUpToDate: 1,
      versionWanted: kubernetesVersion,
      version: kubernetesVersion,
    });
  });

  it('a MachineDeployment that is ready is seen as such', () => {
    expect(machineDeployments.map(toMachineDeploymentView)).toEqual([
      expect.objectContaining({
        kind: 'MachineDeployment',
        replicasWanted: 1,
        replicasReady: 1,
        replicasUpToDate: 1,
      }),
    ]);
  });

  it('Machines that run are seen as such, with what they stand on', () => {
    const views = machines.map(toMachineView);
    expect(views).toHaveLength(2);
    for (const view of views) {
      expect(view).toMatchObject({
        kind: 'Machine',
        phase: 'Running',
        version: kubernetesVersion,
        infrastructureName: view.metadata.name,
        nodeName: expect.stringMatching(/^vh\d$/),
      });
      const met = view.conditions.filter(condition => condition.met);
      expect(met).toEqual(view.conditions);
    }
  });
});

it('sees what has not begun as nothing yet', () => {
  expect(toClusterView(capiCluster()).infrastructureReady).toBe(false);
  expect(
    toControlPlaneView({ ...kubeadmControlPlane(), status: {} }),
  ).toMatchObject({
    initialized: false,
    replicasWanted: 1,
    replicasReady: 0,
    replicasUpToDate: 0,
  });
  expect(
    toMachineDeploymentView({ ...machineDeployment('2'), status: {} }),
  ).toMatchObject({
    replicasReady: 0,
    replicasUpToDate: 0,
  });
  expect(toMachineView(capiMachine({ name: 'core-m' }))).toMatchObject({
    phase: 'Pending',
    conditions: [],
  });
});

it('sees that Cluster API gave up, in either version', () => {
  const failure = {
    failureReason: 'InvalidConfiguration',
    failureMessage: 'no endpoint',
  };
  const ofV1beta2: ClusterV1beta2 = {
    ...capiCluster(),
    apiVersion: 'cluster.x-k8s.io/v1beta2',
    status: { deprecated: { v1beta1: failure } },
  };
  for (const cluster of [capiCluster(failure), ofV1beta2]) {
    expect(toClusterView(cluster).finalFailure).toBe(
      'InvalidConfiguration: no endpoint',
    );
  }
});

it('does not believe fields of the other version', () => {
  const controlPlane: KubeadmControlPlaneV1beta2 = {
    ...kubeadmControlPlane({ initialized: true, updatedReplicas: 3 }),
    apiVersion: 'controlplane.cluster.x-k8s.io/v1beta2',
  };
  expect(toControlPlaneView(controlPlane)).toMatchObject({
    initialized: false,
    replicasUpToDate: 0,
  });
});
