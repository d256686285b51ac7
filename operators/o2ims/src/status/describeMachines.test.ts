import { MachineV1beta1 as Machine } from '@o2ims-portal/api';
import {
  byoHost,
  capiCluster,
  capiMachine,
  clusterPlan,
  kubeadmControlPlane,
} from '../__testUtils__/objects';
import { describeHosts, describeRemaining } from './describeMachines';
import { ObservedCluster, toObservedCluster } from './ObservedCluster';
import { toMachineView } from '../capi/view/toViews';

const free = [
  byoHost({ name: 'byoh-1', hostId: '1' }),
  byoHost({ name: 'byoh-2', hostId: '2' }),
];

function observe(
  machines: Machine[],
  hosts: ObservedCluster['hosts'] = free,
): ObservedCluster {
  return toObservedCluster({
    plan: clusterPlan(),
    cluster: capiCluster(),
    machineDeployments: [],
    machines,
    hosts,
  });
}

const master = (status?: Machine['status']) =>
  capiMachine({ name: 'core-m', status });
const worker = (status?: Machine['status']) =>
  capiMachine({ name: 'core-w', workerOn: '2', status });

const claimed = (bootstrap?: { status: 'True' | 'False' }) =>
  byoHost({
    name: 'byoh-1',
    hostId: '1',
    cluster: 'core',
    machine: 'core-m',
    bootstrap,
  });

const waitsFor = (reason: string, message?: string) => ({
  conditions: [
    {
      type: 'BootstrapReady',
      status: 'False' as const,
      reason,
      message,
      lastTransitionTime: '2026-01-01T00:00:00Z',
    },
  ],
});

it.each<[string, Machine[], ObservedCluster['hosts'], string]>([
  ['no machine', [], free, 'waits for Cluster API to make its machine'],
  [
    'a machine just made',
    [master()],
    free,
    'Pending, waits for its bootstrap data',
  ],
  [
    'a machine without a host',
    [master({ phase: 'Provisioning' })],
    free,
    'Provisioning, waits for BYOH to claim the host',
  ],
  [
    'kubeadm at work',
    [master({ phase: 'Provisioning' })],
    [claimed()],
    'Provisioning, running kubeadm',
  ],
  [
    'kubeadm done',
    [master({ phase: 'Provisioning' })],
    [claimed({ status: 'True' })],
    'Provisioning, kubeadm is done',
  ],
  [
    'no node yet',
    [master({ phase: 'Provisioned' })],
    [claimed()],
    'Provisioned, waits for its node to appear',
  ],
  ['a node', [master({ phase: 'Running' })], [claimed()], 'Running'],
  [
    'a node that is not well',
    [
      master({
        phase: 'Running',
        ...waitsFor('NodeConditionsFailed', 'kubelet stopped'),
      }),
    ],
    [claimed()],
    'Running, not ready yet: kubelet stopped',
  ],
  ['the end', [master({ phase: 'Deleting' })], [claimed()], 'Deleting'],
])('tells of a control plane with %s', (_, machines, hosts, text) => {
  expect(describeHosts('control-plane', observe(machines, hosts))).toBe(
    `byoh-1: ${text}`,
  );
});

it('knows the host of a worker before BYOH does', () => {
  expect(describeHosts('worker', observe([worker()]))).toBe(
    'byoh-2: Pending, waits for the control plane',
  );
});

it('has a worker wait for the control plane only until that is there', () => {
  const observed = toObservedCluster({
    plan: clusterPlan(),
    cluster: capiCluster(),
    controlPlane: kubeadmControlPlane({ initialized: true }),
    machineDeployments: [],
    machines: [worker()],
    hosts: free,
  });
  expect(describeHosts('worker', observed)).toBe(
    'byoh-2: Pending, waits for its bootstrap data',
  );
});

it('does not take a machine that goes for the one that comes', () => {
  const going = {
    ...worker({ phase: 'Deleting' }),
    metadata: {
      ...worker().metadata,
      deletionTimestamp: '2026-01-01T00:00:00Z',
    },
  };
  expect(describeHosts('worker', observe([going]))).toBe(
    'byoh-2: waits for Cluster API to make its machine',
  );
});

it('counts every master once, with or without its host', () => {
  const hosts = ['1', '2', '3'].map(hostId => ({
    name: `byoh-${hostId}`,
    uid: '',
    hostId,
    role: 'control-plane' as const,
  }));
  const observed = {
    ...observe(
      [
        capiMachine({ name: 'core-m', status: { phase: 'Running' } }),
        capiMachine({ name: 'core-n', status: { phase: 'Provisioning' } }),
      ],
      [
        byoHost({ name: 'byoh-1', hostId: '1' }),
        byoHost({ name: 'byoh-2', hostId: '2', machine: 'core-m' }),
        byoHost({ name: 'byoh-3', hostId: '3' }),
      ],
    ),
    plan: clusterPlan({ hosts }),
  };
  expect(describeHosts('control-plane', observed)).toBe(
    'byoh-1: Provisioning, waits for BYOH to claim the host; byoh-2: Running; byoh-3: waits for Cluster API to make its machine',
  );
});

it('tells of many hosts only what is still to be done', () => {
  const ids = Array.from({ length: 30 }, (_, i) => `${i + 1}`);
  const observed = {
    ...observe(
      ids
        .filter(id => id !== '17')
        .map(id =>
          capiMachine({
            name: `core-${id}`,
            workerOn: id,
            status: { phase: 'Running' },
          }),
        ),
    ),
    plan: clusterPlan({
      hosts: ids.map(hostId => ({
        name: `byoh-${hostId}`,
        uid: '',
        hostId,
        role: 'worker' as const,
      })),
    }),
  };
  const text = describeHosts('worker', observed);
  expect(text).toMatch(/^byoh-17: waits for Cluster API/);
  expect(text).toMatch(/; and 20 more$/);
});

it('tells which machines are still there, by host where that is known', () => {
  const unknown = capiMachine({ name: 'other', status: { phase: 'Deleting' } });
  const machines = [
    master({ phase: 'Running' }),
    worker({ phase: 'Deleting' }),
    unknown,
  ].map(toMachineView);
  expect(describeRemaining(machines, [claimed()], clusterPlan())).toBe(
    "byoh-1: Running; byoh-2: Deleting; Machine 'other': Deleting",
  );
  expect(describeRemaining([], [], undefined)).toBe('');
});
