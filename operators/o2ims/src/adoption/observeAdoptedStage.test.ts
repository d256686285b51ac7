import { MachineDeployment } from '@o2ims-portal/api';
import {
  byoHost,
  capiCluster,
  capiMachine,
  clusterPlan,
  kubeadmControlPlane,
  machineDeployment,
} from '../__testUtils__/objects';
import { ClusterObjects, toObservedCluster } from '../status/ObservedCluster';
import { observeAdoptedStage } from './observeAdoptedStage';

function observe(
  type: Parameters<typeof observeAdoptedStage>[0],
  objects: Partial<ClusterObjects>,
) {
  return observeAdoptedStage(
    type,
    toObservedCluster({
      plan: clusterPlan({ adopted: true }),
      cluster: capiCluster(),
      machineDeployments: [],
      machines: [],
      hosts: [],
      ...objects,
    }),
  );
}

const threeMasters = (readyReplicas: number) => ({
  ...kubeadmControlPlane({
    initialized: true,
    replicas: 3,
    updatedReplicas: 3,
    readyReplicas,
  }),
  spec: { replicas: 3 },
});

/** One that somebody made with a name and a size of their own. */
const pool = (replicas: number, readyReplicas: number): MachineDeployment => ({
  ...machineDeployment('2', {
    replicas,
    updatedReplicas: replicas,
    readyReplicas,
  }),
  spec: { clusterName: 'core', replicas },
});

it('takes the size of a control plane from itself', () => {
  expect(
    observe('ControlPlaneReady', { controlPlane: threeMasters(3) }),
  ).toEqual({ done: true, message: '3 control-plane nodes ready' });
});

it('tells what the machines of a control plane do', () => {
  expect(
    observe('ControlPlaneReady', {
      controlPlane: threeMasters(1),
      machines: [
        capiMachine({ name: 'm-1', status: { phase: 'Running' } }),
        capiMachine({ name: 'm-2', status: { phase: 'Provisioned' } }),
      ],
      hosts: [byoHost({ name: 'byoh-7', machine: 'm-1' })],
    }),
  ).toEqual({
    done: false,
    message:
      "1 of 3 control-plane nodes ready; byoh-7: Running; Machine 'm-2': Provisioned, waits for its node to appear",
  });
});

it('counts all workers, those that were made one by one too', () => {
  const single = (phase: string) => {
    const machine = capiMachine({ name: 'w-9', status: { phase } });
    machine.metadata.labels = {};
    return machine;
  };
  expect(
    observe('WorkersReady', {
      machineDeployments: [pool(2, 2)],
      machines: [single('Running')],
    }),
  ).toEqual({ done: true, message: '3 workers ready' });
  expect(
    observe('WorkersReady', {
      machineDeployments: [pool(2, 2)],
      machines: [single('Provisioning')],
    }),
  ).toMatchObject({
    done: false,
    message: expect.stringContaining("2 of 3 workers ready; Machine 'w-9': "),
  });
});

it.each([
  ['none', [], true, 'The cluster has no workers'],
  ['all ready', [pool(2, 2), pool(1, 1)], true, '3 workers ready'],
  [
    'one missing',
    [pool(2, 1), pool(1, 1)],
    false,
    '2 of 3 workers ready; no machine is there yet',
  ],
])('with MachineDeployments, %s', (_, machineDeployments, done, message) => {
  expect(observe('WorkersReady', { machineDeployments })).toEqual({
    done,
    message,
  });
});
