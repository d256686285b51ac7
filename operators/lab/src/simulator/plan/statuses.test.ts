import {
  ClusterV1beta1 as Cluster,
  KubeadmControlPlaneV1beta1 as KubeadmControlPlane,
  MachineV1beta1 as Machine,
} from '@o2ims-portal/api';
import { met, NewCondition, unmet } from '../model/conditions';
import { ByoCluster, ByoMachine, KubeadmConfig, Node } from '../model/objects';
import { NOW } from '../testing/planOf';
import { controlPlaneStatus } from './controlPlaneStatus';
import { clusterStatus } from './planCluster';
import { machineStatus } from './planMachines';
import { WorkloadView } from './views';

const time = '2026-01-01T00:00:00.000Z';
const base = { apiVersion: 'v1', metadata: { name: 'x' } };
const conditions = (...list: NewCondition[]) =>
  list.map(condition => ({ ...condition, lastTransitionTime: time }));
const ready = (status?: {
  conditions?: { type: string; status: string; reason?: string }[];
}) => {
  const condition = status?.conditions?.find(({ type }) => type === 'Ready');
  return condition?.reason ?? condition?.status;
};

describe('clusterStatus', () => {
  const cluster = (parts: Partial<Cluster> = {}): Cluster => ({
    ...base,
    kind: 'Cluster',
    spec: { infrastructureRef: { ...base, kind: 'ByoCluster', name: 'x' } },
    ...parts,
  });
  const withEndpoint = cluster({
    spec: { controlPlaneEndpoint: { host: 'h', port: 1 } },
  });
  const byoCluster: ByoCluster = {
    ...base,
    kind: 'ByoCluster',
    status: { ready: true },
  };
  const controlPlane = (
    status: KubeadmControlPlane['status'],
  ): KubeadmControlPlane => ({ ...base, kind: 'KubeadmControlPlane', status });

  it.each<
    [
      string,
      Cluster,
      ByoCluster | undefined,
      KubeadmControlPlane | undefined,
      string,
      string,
    ]
  >([
    [
      'empty',
      cluster({ spec: {} }),
      undefined,
      undefined,
      'Pending',
      'WaitingForInfrastructure',
    ],
    [
      'new',
      cluster(),
      undefined,
      undefined,
      'Provisioning',
      'WaitingForInfrastructure',
    ],
    [
      'with infrastructure',
      cluster(),
      byoCluster,
      undefined,
      'Provisioning',
      'WaitingForControlPlane',
    ],
    [
      'provisioned long before there is a node',
      withEndpoint,
      byoCluster,
      undefined,
      'Provisioned',
      'WaitingForControlPlane',
    ],
    [
      "repeats its control plane's words",
      withEndpoint,
      byoCluster,
      controlPlane({
        conditions: conditions(unmet('Ready', 'ScalingUp', 'Warning')),
      }),
      'Provisioned',
      'ScalingUp',
    ],
    [
      'ready',
      withEndpoint,
      byoCluster,
      controlPlane({
        ready: true,
        initialized: true,
        conditions: conditions(met('Ready')),
      }),
      'Provisioned',
      'True',
    ],
  ])('%s', (_, object, infrastructure, kcp, phase, reason) => {
    const status = clusterStatus(object, infrastructure, kcp, NOW);
    expect(status.phase).toBe(phase);
    expect(ready(status)).toBe(reason);
    expect(status.infrastructureReady).toBe(
      phase === 'Provisioned' || undefined,
    );
    expect(status.controlPlaneReady).toBe(reason === 'True' || undefined);
  });
});

describe('controlPlaneStatus', () => {
  const controlPlane = (
    status: KubeadmControlPlane['status'] = {},
    replicas = 1,
  ): KubeadmControlPlane => ({
    ...base,
    kind: 'KubeadmControlPlane',
    spec: { replicas, version: 'v1.32.0' },
    status,
  });
  const machine = (status: Machine['status']): Machine => ({
    ...base,
    kind: 'Machine',
    status,
  });
  const provisioning = machine({
    conditions: conditions(unmet('Ready', 'WaitingForInfrastructure')),
  });
  const provisioned = machine({ conditions: conditions(met('Ready')) });
  const running = machine({
    conditions: conditions(met('Ready')),
    nodeRef: { apiVersion: 'v1', kind: 'Node', name: 'n' },
  });
  const nodes: Node[] = ['True', 'True', 'Unknown'].map((status, i) => ({
    ...base,
    kind: 'Node',
    metadata: {
      name: `n${i}`,
      labels: { 'node-role.kubernetes.io/control-plane': '' },
    },
    status: { conditions: [{ type: 'Ready', status }] },
  }));
  const started: WorkloadView = {
    state: 'ready',
    hasSlot: true,
    limit: 2,
    nodes: [nodes[0]],
  };

  it.each<
    [
      string,
      KubeadmControlPlane,
      Machine[],
      Partial<WorkloadView>,
      boolean,
      string,
      object,
    ]
  >([
    ['new', controlPlane(), [], {}, false, 'ScalingUp', {}],
    [
      'with a machine',
      controlPlane(),
      [provisioning],
      {},
      true,
      'ScalingUp',
      { replicas: 1, updatedReplicas: 1, unavailableReplicas: 1 },
    ],
    [
      'with a machine that has its host',
      controlPlane(),
      [provisioned],
      {},
      true,
      'WaitingForKubeadmInit',
      { replicas: 1 },
    ],
    [
      'initialized',
      controlPlane({ unavailableReplicas: 1 }),
      [running],
      {},
      true,
      'True',
      {
        initialized: true,
        ready: true,
        readyReplicas: 1,
        unavailableReplicas: 0,
      },
    ],
    [
      'initialized, and more to come',
      controlPlane({}, 3),
      [running],
      {},
      true,
      'ScalingUp',
      { initialized: true, ready: true, readyReplicas: 1 },
    ],
    [
      'too many machines',
      controlPlane({ initialized: true }),
      [running, running],
      { nodes },
      true,
      'ScalingDown',
      { replicas: 2, readyReplicas: 2 },
    ],
    [
      'as many as last, while nobody can be asked',
      controlPlane({ initialized: true, readyReplicas: 1 }),
      [running],
      { state: 'starting', nodes: [] },
      true,
      'True',
      { readyReplicas: 1 },
    ],
    [
      'its only machine was deleted',
      controlPlane({ initialized: true, replicas: 1, readyReplicas: 1 }),
      [],
      {},
      true,
      'ScalingUp',
      { replicas: 0, readyReplicas: 0 },
    ],
    [
      'over the limit',
      controlPlane(),
      [],
      { state: 'absent', hasSlot: false },
      false,
      'WorkloadClusterLimitReached',
      {},
    ],
    [
      'no API server',
      controlPlane(),
      [],
      { state: 'failed', error: 'no memory' },
      false,
      'WorkloadApiServerFailed',
      {},
    ],
  ])('%s', (_, kcp, machines, workload, hasSecrets, reason, fields) => {
    const status = controlPlaneStatus(
      {
        name: 'c',
        controlPlane: kcp,
        machines,
        outdated: [],
        hasSecrets,
        workload: { ...started, ...workload },
      },
      NOW,
    );
    expect(ready(status)).toBe(reason);
    expect(status).toMatchObject(fields);
  });
});

describe('a control plane that is rolled out', () => {
  const machine = (version: string, deleting = false): Machine => ({
    ...base,
    kind: 'Machine',
    metadata: { name: version, ...(deleting && { deletionTimestamp: time }) },
    spec: { clusterName: 'c', version },
    status: { conditions: conditions(met('Ready')) },
  });
  const statusOf = (
    machines: Machine[],
    before: NewCondition[] = [],
    outdated = machines.filter(({ spec }) => spec?.version !== 'v1.33.10'),
  ) =>
    controlPlaneStatus(
      {
        name: 'c',
        controlPlane: {
          ...base,
          kind: 'KubeadmControlPlane',
          spec: { replicas: 2, version: 'v1.33.10' },
          status: { conditions: conditions(...before) },
        },
        machines,
        outdated,
        hasSecrets: true,
        workload: { state: 'ready', hasSlot: true, limit: 2, nodes: [] },
      },
      NOW,
    );
  const said = (
    status: ReturnType<typeof statusOf>,
    type = 'MachinesSpecUpToDate',
  ) => {
    const condition = status.conditions?.find(it => it.type === type);
    return condition?.message ?? condition?.status;
  };
  const rolling = unmet(
    'MachinesSpecUpToDate',
    'RollingUpdateInProgress',
    'Warning',
    'before',
  );

  it('says nothing before there was something to replace', () => {
    expect(said(statusOf([machine('v1.33.10')]))).toBeUndefined();
  });

  it('counts what is outdated, and has the lowest version', () => {
    const status = statusOf([machine('v1.33.10'), machine('v1.33.9')]);
    expect(said(status)).toBe(
      'Rolling 1 replicas with outdated spec (1 replicas up to date)',
    );
    expect(ready(status)).toBe('RollingUpdateInProgress');
    expect(status).toMatchObject({
      replicas: 2,
      updatedReplicas: 1,
      version: 'v1.33.9',
    });
  });

  it('keeps what it said while a machine goes', () => {
    const status = statusOf(
      [machine('v1.33.10'), machine('v1.33.9', true)],
      [rolling],
    );
    expect(said(status)).toBe('before');
    expect(status.updatedReplicas).toBe(1);
  });

  it('says when it is done', () => {
    const status = statusOf([machine('v1.33.10')], [rolling]);
    expect(said(status)).toBe('True');
  });

  it('has one too many in between', () => {
    const three = ['v1.33.9', 'v1.33.9', 'v1.33.10'].map(it => machine(it));
    expect(said(statusOf(three), 'Resized')).toBe(
      'Scaling down control plane to 2 replicas (actual 3)',
    );
  });
});

describe('machineStatus', () => {
  const machine = (parts: Partial<Machine> = {}): Machine => ({
    ...base,
    kind: 'Machine',
    ...parts,
  });
  const config: KubeadmConfig = {
    ...base,
    kind: 'KubeadmConfig',
    status: { ready: true, dataSecretName: 's' },
  };
  const byoMachine: ByoMachine = {
    ...base,
    kind: 'ByoMachine',
    status: { ready: true },
  };
  const node: Node = { ...base, kind: 'Node' };
  const withSecret = { clusterName: 'c', bootstrap: { dataSecretName: 's' } };
  const withHost = { ...withSecret, providerID: 'byoh://h/123456' };

  it.each<[string, Parameters<typeof machineStatus>[0], string, string]>([
    ['new', { machine: machine() }, 'Pending', 'WaitingForInfrastructure'],
    [
      'with data that it has not noted yet',
      { machine: machine(), config },
      'Pending',
      'WaitingForInfrastructure',
    ],
    [
      'with data',
      { machine: machine({ spec: withSecret }), config },
      'Provisioning',
      'WaitingForInfrastructure',
    ],
    [
      'with a host',
      { machine: machine({ spec: withHost }), config, byoMachine },
      'Provisioned',
      'True',
    ],
    [
      'with a node',
      { machine: machine({ spec: withHost }), config, byoMachine, node },
      'Running',
      'True',
    ],
    [
      'with a node that cannot be seen at the moment',
      {
        machine: machine({
          spec: withHost,
          status: {
            bootstrapReady: true,
            infrastructureReady: true,
            nodeRef: { apiVersion: 'v1', kind: 'Node', name: 'n' },
          },
        }),
      },
      'Running',
      'True',
    ],
  ])('%s', (_, facts, phase, reason) => {
    const status = machineStatus(facts, NOW);
    expect(status.phase).toBe(phase);
    expect(ready(status)).toBe(reason);
  });
});
