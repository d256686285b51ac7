import { annotations } from '@o2ims-portal/api';
import {
  byoHost,
  capiCluster,
  capiMachine,
  clusterPlan,
  kubeadmControlPlane,
  machineDeployment,
} from '../__testUtils__/objects';
import { findFailures } from './findFailures';
import { ClusterObjects, toObservedCluster } from './ObservedCluster';

const since = '2026-01-01T00:00:00Z';
const errorOf = (type: string, reason: string, message?: string) => ({
  type,
  status: 'False' as const,
  severity: 'Error' as const,
  reason,
  message,
  lastTransitionTime: since,
});

function find(options: Partial<ClusterObjects>) {
  return findFailures(
    toObservedCluster({
      plan: clusterPlan(),
      cluster: capiCluster(),
      machineDeployments: [],
      machines: [],
      hosts: [],
      ...options,
    }),
  );
}

const none = {
  InfrastructureReady: [],
  ControlPlaneReady: [],
  WorkersReady: [],
};

it('finds none where things just take their time', () => {
  const waiting = {
    ...errorOf('Ready', 'WaitingForInfrastructure'),
    severity: 'Info' as const,
  };
  expect(
    find({
      cluster: capiCluster({ conditions: [waiting] }),
      controlPlane: kubeadmControlPlane({ conditions: [waiting] }),
      machines: [
        capiMachine({ name: 'core-m', status: { conditions: [waiting] } }),
      ],
      hosts: [
        byoHost({
          name: 'byoh-1',
          machine: 'core-m',
          bootstrap: {
            reason: 'WaitingForMachineRefToBeAssigned',
            severity: 'Info',
          },
        }),
      ],
    }),
  ).toEqual(none);
});

it.each([
  [
    'a Cluster\u2019s final failure',
    {
      cluster: capiCluster({
        failureReason: 'InvalidConfiguration',
        failureMessage: 'no endpoint',
      }),
    },
    {
      InfrastructureReady: [
        { message: "Cluster 'core': InvalidConfiguration: no endpoint" },
      ],
    },
  ],
  [
    'a Cluster\u2019s infrastructure',
    {
      cluster: capiCluster({
        conditions: [
          errorOf('InfrastructureReady', 'Refused'),
          errorOf('ControlPlaneReady', 'Mirrored'),
        ],
      }),
    },
    {
      InfrastructureReady: [
        { message: "Cluster 'core': InfrastructureReady: Refused", since },
      ],
    },
  ],
  [
    'a control plane',
    {
      controlPlane: kubeadmControlPlane({
        conditions: [
          errorOf('Ready', 'Summed'),
          errorOf('MachinesCreated', 'Quota', 'too many'),
        ],
      }),
    },
    {
      ControlPlaneReady: [
        {
          message:
            "KubeadmControlPlane 'core-control-plane': MachinesCreated: Quota: too many",
          since,
        },
      ],
    },
  ],
  [
    'a machine of the control plane',
    {
      machines: [
        capiMachine({
          name: 'core-m',
          status: { conditions: [errorOf('Ready', 'Broken')] },
        }),
      ],
    },
    {
      ControlPlaneReady: [
        { message: "Machine 'core-m': Ready: Broken", since },
      ],
    },
  ],
  [
    'a worker\u2019s machine',
    {
      machines: [
        capiMachine({
          name: 'core-w',
          workerOn: '2',
          status: { failureReason: 'CreateError' },
        }),
      ],
    },
    { WorkersReady: [{ message: "Machine 'core-w': CreateError" }] },
  ],
  [
    'a deployment',
    {
      machineDeployments: [
        machineDeployment('2', {
          conditions: [errorOf('MachineSetReady', 'Invalid')],
        }),
      ],
    },
    {
      WorkersReady: [
        {
          message:
            "MachineDeployment 'core-worker-2': MachineSetReady: Invalid",
          since,
        },
      ],
    },
  ],
  [
    'a host on which kubeadm failed, rather than the machine that repeats it',
    {
      machines: [
        capiMachine({
          name: 'core-m',
          status: { conditions: [errorOf('InfrastructureReady', 'Repeated')] },
        }),
      ],
      hosts: [
        byoHost({
          name: 'byoh-1',
          machine: 'core-m',
          bootstrap: { reason: 'CloudInitExecutionFailed' },
        }),
      ],
    },
    {
      ControlPlaneReady: [
        {
          message:
            "ByoHost 'byoh-1': K8sNodeBootstrapSucceeded: CloudInitExecutionFailed (the log of its agent says more)",
          since,
        },
      ],
    },
  ],
])('finds what %s says', (_, observed, expected) => {
  expect(find(observed)).toEqual({ ...none, ...expected });
});

it('takes no notice of a machine that goes', () => {
  const machine = capiMachine({
    name: 'core-w',
    workerOn: '2',
    status: { failureReason: 'CreateError' },
  });
  machine.metadata.deletionTimestamp = since;
  expect(find({ machines: [machine] })).toEqual(none);
});

it.each([
  ['joins', {}, 0],
  [
    'has joined',
    { nodeRef: { apiVersion: 'v1', kind: 'Node', name: 'byoh-1' } },
    1,
  ],
])(
  'takes etcd’s word only when no master joins: one %s',
  (_, status, count) => {
    const { ControlPlaneReady } = find({
      controlPlane: kubeadmControlPlane({
        conditions: [
          errorOf(
            'EtcdClusterHealthy',
            'EtcdClusterUnhealthy',
            'Etcd member byoh-1 does not have a corresponding Machine',
          ),
        ],
      }),
      machines: [capiMachine({ name: 'core-m', status })],
    });
    expect(ControlPlaneReady).toHaveLength(count);
  },
);

it('has kubeadm’s own words where the host’s cleaner tells them', () => {
  const host = byoHost({
    name: 'byoh-1',
    machine: 'core-m',
    bootstrap: { reason: 'CloudInitExecutionFailed' },
  });
  host.metadata.annotations = {
    [annotations.bootstrapFailure]: 'error execution phase preflight',
  };
  const machines = [capiMachine({ name: 'core-m' })];
  expect(find({ machines, hosts: [host] }).ControlPlaneReady).toMatchObject([
    {
      message:
        "ByoHost 'byoh-1': K8sNodeBootstrapSucceeded: CloudInitExecutionFailed (error execution phase preflight)",
    },
  ]);
});
