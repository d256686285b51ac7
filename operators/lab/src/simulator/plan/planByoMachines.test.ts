import {
  ByoHost,
  ClusterV1beta1 as Cluster,
  labels,
  LabelSelector,
  MachineV1beta1 as Machine,
} from '@o2ims-portal/api';
import { met, unmet } from '../model/conditions';
import { capi, suffix } from '../model/names';
import { ByoMachine, Node } from '../model/objects';
import { clusterView, planOf, readyWorkload } from '../testing/planOf';
import { planByoMachines, planPausedByoMachines } from './planByoMachines';
import { ClusterView } from './views';

const time = '2026-01-01T00:00:00.000Z';
const base = { apiVersion: 'v1' };
const cluster: Cluster = {
  ...base,
  kind: 'Cluster',
  metadata: { name: 'c' },
  status: { infrastructureReady: true },
};
const owner = { apiVersion: 'v1', kind: 'Machine', name: 'm', uid: 'owner' };

function byoMachine(
  name: string,
  condition = unmet('BYOHostReady', 'WaitingForBootstrapDataSecret'),
  selector: LabelSelector = {},
): ByoMachine {
  return {
    ...base,
    kind: 'ByoMachine',
    metadata: {
      name,
      namespace: 'default',
      uid: name,
      finalizers: [capi.finalizers.byoMachine],
      ownerReferences: [owner],
    },
    spec: { selector },
    status: { conditions: [{ ...condition, lastTransitionTime: time }] },
  };
}

function machine(name: string, dataSecretName?: string): Machine {
  return {
    ...base,
    kind: 'Machine',
    metadata: { name },
    spec: {
      clusterName: 'c',
      bootstrap: { dataSecretName },
      infrastructureRef: { ...base, kind: 'ByoMachine', name },
    },
  };
}

function host(id: number, claimedBy?: string, bootstrapped?: boolean): ByoHost {
  return {
    ...base,
    kind: 'ByoHost',
    metadata: {
      name: `byoh-${id}`,
      labels: {
        [labels.hostId]: String(id),
        ...(claimedBy && {
          [labels.clusterName]: 'c',
          [capi.byoMachineName]: `default.${claimedBy}`,
        }),
      },
    },
    status: {
      ...(bootstrapped !== undefined && {
        machineRef: { ...base, kind: 'ByoMachine', name: `${claimedBy}` },
        conditions: [
          {
            ...(bootstrapped
              ? met('K8sNodeBootstrapSucceeded')
              : unmet('K8sNodeBootstrapSucceeded', 'Waiting')),
            lastTransitionTime: time,
          },
        ],
      }),
    },
  };
}

const node = (providerID?: string): Node => ({
  ...base,
  kind: 'Node',
  metadata: { name: 'byoh-1' },
  spec: { providerID },
});
const attached = byoMachine(
  'm1',
  unmet('BYOHostReady', 'InstallationSecretNotAvailable'),
);
const providerID = `byoh://byoh-1/${suffix('m1', 6)}`;
const withNode = (id?: string) => ({ ...readyWorkload, nodes: [node(id)] });

const paused = (it: ByoHost): ByoHost => ({
  ...it,
  metadata: { ...it.metadata, annotations: { [capi.paused]: '' } },
});

describe('planPausedByoMachines', () => {
  it.each<[string, Partial<ClusterView>, string[]]>([
    [
      'says so, and tells the agent',
      { byoMachines: [attached], hosts: [host(1, 'm1', true), host(2)] },
      ['patch ByoHost byoh-1', 'patchStatus ByoMachine m1'],
    ],
    [
      'having said so',
      {
        byoMachines: [
          byoMachine('m1', unmet('BYOHostReady', 'ClusterOrResourcePaused')),
        ],
        hosts: [paused(host(1, 'm1', true))],
      },
      [],
    ],
  ])('%s', (_, parts, words) => {
    const view = clusterView({ cluster, ...parts });
    expect(planOf(plan => planPausedByoMachines(view, plan)).words).toEqual(
      words,
    );
  });
});

describe('planByoMachines', () => {
  it.each<[string, Partial<ClusterView>, string[]]>([
    [
      'waits for the infrastructure',
      { cluster: { ...cluster, status: {} }, byoMachines: [byoMachine('m1')] },
      ['patchStatus ByoMachine m1'],
    ],
    [
      'waits for the data secret, having said so',
      {
        byoMachines: [byoMachine('m1')],
        machines: [machine('m1')],
        hosts: [host(1)],
      },
      [],
    ],
    [
      'claims the first host',
      {
        byoMachines: [byoMachine('m1')],
        machines: [machine('m1', 's')],
        hosts: [host(1), host(2)],
      },
      ['patch ByoHost byoh-1'],
    ],
    [
      'claims the first host that matches',
      {
        byoMachines: [
          byoMachine('m1', undefined, { matchLabels: { 'host-id': '2' } }),
        ],
        machines: [machine('m1', 's')],
        hosts: [host(1), host(2)],
      },
      ['patch ByoHost byoh-2'],
    ],
    [
      'claims no host twice, nor one that is taken',
      {
        byoMachines: [byoMachine('m1'), byoMachine('m2')],
        machines: [machine('m1', 's'), machine('m2', 's')],
        hosts: [host(1, 'other', true), host(2), host(3)],
      },
      ['patch ByoHost byoh-2', 'patch ByoHost byoh-3'],
    ],
    [
      'says that there is none',
      {
        byoMachines: [byoMachine('m1')],
        machines: [machine('m1', 's')],
        hosts: [host(1, 'other', true)],
      },
      ['patchStatus ByoMachine m1'],
    ],
    [
      'goes on with a claim that is half done',
      {
        byoMachines: [byoMachine('m1')],
        machines: [machine('m1', 's')],
        hosts: [host(1, 'm1'), host(2)],
      },
      ['patchStatus ByoHost byoh-1'],
    ],
    [
      'waits for the agent',
      {
        byoMachines: [attached],
        machines: [machine('m1', 's')],
        hosts: [host(1, 'm1', false)],
      },
      [],
    ],
    [
      'waits for the node',
      {
        byoMachines: [attached],
        machines: [machine('m1', 's')],
        hosts: [host(1, 'm1', true)],
      },
      [],
    ],
    [
      'gives the node its provider ID first',
      {
        byoMachines: [attached],
        machines: [machine('m1', 's')],
        hosts: [host(1, 'm1', true)],
        workload: withNode(),
      },
      ['patchNode'],
    ],
    [
      'then the machine',
      {
        byoMachines: [attached],
        machines: [machine('m1', 's')],
        hosts: [host(1, 'm1', true)],
        workload: withNode(providerID),
      },
      ['patchStatus ByoMachine m1', 'patch ByoMachine m1'],
    ],
    [
      'and then it is ready',
      {
        byoMachines: [{ ...attached, spec: { providerID } }],
        machines: [machine('m1', 's')],
        hosts: [host(1, 'm1', true)],
        workload: withNode(providerID),
      },
      ['patchStatus ByoMachine m1'],
    ],
    [
      'takes a node that stayed as it is',
      {
        byoMachines: [attached],
        machines: [machine('m1', 's')],
        hosts: [host(1, 'm1', true)],
        workload: withNode('byoh://byoh-1/former'),
      },
      ['patchStatus ByoMachine m1', 'patch ByoMachine m1'],
    ],
    [
      'lets the agent go on after a pause',
      {
        byoMachines: [
          {
            ...byoMachine(
              'm1',
              unmet('BYOHostReady', 'ClusterOrResourcePaused'),
            ),
            status: { ready: true },
          },
        ],
        hosts: [paused(host(1, 'm1', true))],
      },
      ['patch ByoHost byoh-1', 'patchStatus ByoMachine m1'],
    ],
    [
      'asks the agent to clean up before it goes',
      {
        byoMachines: [
          {
            ...attached,
            metadata: { ...attached.metadata, deletionTimestamp: time },
          },
        ],
        hosts: [host(1, 'm1', true)],
      },
      ['patch ByoHost byoh-1', 'patch ByoMachine m1'],
    ],
  ])('%s', (_, parts, words) => {
    const view = clusterView({ cluster, ...parts });
    expect(planOf(plan => planByoMachines(view, plan)).words).toEqual(words);
  });
});
