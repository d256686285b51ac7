import {
  ClusterV1beta1 as Cluster,
  KubeadmControlPlaneV1beta1 as KubeadmControlPlane,
  labels,
  MachineV1beta1 as Machine,
} from '@o2ims-portal/api';
import { met, NewCondition, unmet } from '../model/conditions';
import { capi } from '../model/names';
import { ByoMachine, KubeadmConfig, Node } from '../model/objects';
import { clusterView, planOf, readyWorkload } from '../testing/planOf';
import { planMachineDeletion } from './planMachineDeletion';
import { ClusterView } from './views';

const base = { apiVersion: 'v1' };
const longAgo = '2026-01-01T00:00:00.000Z';
const cluster: Cluster = { ...base, kind: 'Cluster', metadata: { name: 'c' } };
const controlPlane: KubeadmControlPlane = {
  ...base,
  kind: 'KubeadmControlPlane',
  metadata: { name: 'c' },
};
const node: Node = { ...base, kind: 'Node', metadata: { name: 'n' } };
const byoMachine: ByoMachine = {
  ...base,
  kind: 'ByoMachine',
  metadata: { name: 'm' },
};
const config: KubeadmConfig = {
  ...base,
  kind: 'KubeadmConfig',
  metadata: { name: 'm' },
};
const master: Machine = {
  ...base,
  kind: 'Machine',
  metadata: { name: 'master', labels: { [capi.controlPlane]: '' } },
};
const going = { metadata: { name: 'c', deletionTimestamp: longAgo } };

function machine(
  conditions: NewCondition[],
  annotations: Record<string, string> = {},
): Machine {
  return {
    ...base,
    kind: 'Machine',
    metadata: {
      name: 'm',
      labels: { [labels.clusterName]: 'c' },
      annotations,
      deletionTimestamp: longAgo,
      finalizers: [capi.finalizers.machine],
    },
    spec: {
      clusterName: 'c',
      infrastructureRef: { ...base, kind: 'ByoMachine', name: 'm' },
      bootstrap: { configRef: { ...base, kind: 'KubeadmConfig', name: 'm' } },
    },
    status: {
      phase: 'Deleting',
      nodeRef: { ...base, kind: 'Node', name: 'n' },
      conditions: conditions.map(condition => ({
        ...condition,
        lastTransitionTime: longAgo,
      })),
    },
  };
}

const draining = unmet(
  'DrainingSucceeded',
  'Draining',
  'Info',
  'Draining the node before deletion',
);
const drained = [
  met('PreDrainDeleteHookSucceeded'),
  met('DrainingSucceeded'),
  met('VolumeDetachSucceeded'),
];
const hooksDone = met('PreTerminateDeleteHookSucceeded');
const released = [
  unmet('Ready', 'Deleted'),
  unmet('InfrastructureReady', 'Deleted'),
  unmet('NodeHealthy', 'Deleting'),
];
const status = 'patchStatus Machine m';

describe('planMachineDeletion', () => {
  it.each<
    [string, Machine, Partial<ClusterView>, string[], string | undefined]
  >([
    [
      'drains the node first',
      machine([]),
      { byoMachines: [byoMachine] },
      ['patchNode', status],
      'Draining',
    ],
    [
      'not before others agree',
      machine([], { [`${capi.preDrainHook}/x`]: '' }),
      { byoMachines: [byoMachine] },
      [status],
      'WaitingExternalHook',
    ],
    [
      'then releases the host',
      machine([met('PreDrainDeleteHookSucceeded'), draining]),
      { byoMachines: [byoMachine] },
      ['delete ByoMachine m', status],
      undefined,
    ],
    [
      'not before the hooks for that are gone',
      machine([met('PreDrainDeleteHookSucceeded'), draining], {
        [capi.etcdHook]: '',
      }),
      { byoMachines: [byoMachine] },
      [status],
      'WaitingExternalHook',
    ],
    [
      'then its bootstrap config goes',
      machine([...drained, hooksDone]),
      { configs: [config] },
      ['delete KubeadmConfig m', status],
      'Deleted',
    ],
    [
      'then its node',
      machine([...drained, hooksDone, ...released]),
      {},
      ['deleteNode', status],
      'Deleted',
    ],
    [
      'and then itself',
      machine([
        ...drained,
        hooksDone,
        ...released,
        unmet('BootstrapReady', 'Deleted'),
      ]),
      { workload: readyWorkload },
      ['patch Machine m'],
      undefined,
    ],
    [
      'without its node where the cluster goes',
      machine([hooksDone, ...released]),
      { cluster: { ...cluster, ...going } },
      [status],
      'Deleted',
    ],
    [
      'without its node where the control plane goes',
      machine([hooksDone, ...released]),
      { controlPlane: { ...controlPlane, ...going } },
      [status],
      'Deleted',
    ],
    [
      'without its node where there is no control plane left to ask',
      machine([hooksDone, ...released]),
      { machines: [] },
      [status],
      'Deleted',
    ],
  ])('%s', (_, it, parts, words, reason) => {
    const view = clusterView({
      cluster,
      controlPlane,
      machines: [it, master],
      workload: { ...readyWorkload, nodes: [node] },
      ...parts,
    });
    const planned = planOf(plan => planMachineDeletion(view, it, plan));
    expect(planned.words).toEqual(words);
    const { patch } = planned.plan.writes[words.length - 1] as {
      patch: { status?: { conditions?: NewCondition[] } };
    };
    const reasons = patch.status?.conditions?.map(that => that.reason) ?? [];
    expect(reason === undefined || reasons.includes(reason)).toBe(true);
  });
});
