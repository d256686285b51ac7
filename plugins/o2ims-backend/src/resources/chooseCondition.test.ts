import { KubernetesObject } from '@o2ims-portal/api';
import { chooseCondition, ChosenCondition } from './chooseCondition';

const since = '2026-11-23T17:49:29Z';

function object(kind: string, status: object | undefined): KubernetesObject {
  return {
    apiVersion: 'x/v1',
    kind,
    metadata: { name: 'it' },
    status,
  } as KubernetesObject;
}

const rows: [string, string, object | undefined, ChosenCondition][] = [
  ['none at all', 'ByoHost', undefined, { ready: 'Unknown' }],
  [
    'conditions that are no conditions',
    'ByoHost',
    {
      conditions: [
        null,
        { type: 'Ready', status: 'maybe' },
        { status: 'True' },
      ],
    },
    { ready: 'Unknown' },
  ],
  [
    'Ready, before Available and whatever is worse (v1beta1)',
    'MachineDeployment',
    {
      conditions: [
        { type: 'MachineSetReady', status: 'False', severity: 'Error' },
        { type: 'Available', status: 'False', reason: 'A' },
        {
          type: 'Ready',
          status: 'False',
          severity: 'Warning',
          reason: 'WaitingForAvailableMachines',
          message: 'Minimum availability requires 1 replicas',
          lastTransitionTime: since,
        },
      ],
    },
    {
      ready: 'False',
      type: 'Ready',
      severity: 'Warning',
      reason: 'WaitingForAvailableMachines',
      message: 'Minimum availability requires 1 replicas',
      since,
    },
  ],
  [
    'Available where there is no Ready (v1beta2)',
    'Cluster',
    {
      conditions: [
        { type: 'RollingOut', status: 'False', reason: 'NotRollingOut' },
        { type: 'InfrastructureReady', status: 'False', reason: 'No' },
        { type: 'Available', status: 'True', reason: 'Available', message: '' },
      ],
    },
    { ready: 'True', type: 'Available', reason: 'Available' },
  ],
  [
    'the worst where nothing sums up, leaving out what goes on',
    'ByoMachine',
    {
      conditions: [
        { type: 'Deleting', status: 'False' },
        { type: 'Fine', status: 'True' },
        { type: 'NotKnown', status: 'Unknown' },
        { type: 'Waits', status: 'False', severity: 'Info' },
        { type: 'Broken', status: 'False', severity: 'Error' },
        { type: 'Poor', status: 'False', severity: 'Warning' },
      ],
    },
    { ready: 'False', type: 'Broken', severity: 'Error' },
  ],
  [
    'the one that a host has',
    'ByoHost',
    { conditions: [{ type: 'K8sNodeBootstrapSucceeded', status: 'True' }] },
    { ready: 'True', type: 'K8sNodeBootstrapSucceeded' },
  ],
  [
    'that Cluster API gave up (v1beta2)',
    'Machine',
    {
      deprecated: { v1beta1: { failureReason: 'CreateError' } },
      conditions: [{ type: 'Ready', status: 'False' }],
    },
    { ready: 'False', type: 'Ready', severity: 'Error' },
  ],
  [
    'the first stage that is not done, of a request',
    'ProvisioningRequest',
    {
      conditions: [
        { type: 'Ready', status: 'False', reason: 'Waiting' },
        { type: 'WorkersReady', status: 'False', reason: 'Waiting' },
        { type: 'HostsReserved', status: 'False', reason: 'HostInUse' },
        { type: 'Validated', status: 'True' },
      ],
    },
    { ready: 'False', type: 'HostsReserved', reason: 'HostInUse' },
  ],
  [
    'that a request failed',
    'FocomProvisioningRequest',
    {
      phase: 'FAILED',
      conditions: [
        { type: 'Submitted', status: 'True' },
        { type: 'WorkersReady', status: 'False', reason: 'TimedOut' },
        { type: 'Ready', status: 'False', reason: 'Waiting' },
      ],
    },
    {
      ready: 'False',
      type: 'WorkersReady',
      reason: 'TimedOut',
      severity: 'Error',
    },
  ],
  [
    'Ready, of a request that is',
    'ProvisioningRequest',
    {
      conditions: [
        { type: 'WorkersReady', status: 'False' },
        { type: 'Ready', status: 'True', lastTransitionTime: since },
      ],
    },
    { ready: 'True', type: 'Ready', since },
  ],
];

it.each(rows)('chooses %s', (_, kind, status, expected) => {
  expect(chooseCondition(object(kind, status))).toEqual(expected);
});
