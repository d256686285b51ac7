import {
  annotations,
  KubeadmControlPlane,
  labels,
  Machine,
  MachineDeployment,
} from '@o2ims-portal/api';
import { byoHost, cluster } from '../__testUtils__/objects';
import { ClusterContext, toCluster } from './toCluster';

const nothing: ClusterContext = { machines: [], machineDeployments: [] };

function machine(
  name: string,
  options: {
    isControlPlane?: boolean;
    status?: Machine['status'];
  } = {},
): Machine {
  return {
    apiVersion: 'cluster.x-k8s.io/v1beta1',
    kind: 'Machine',
    metadata: {
      name,
      namespace: 'default',
      labels: options.isControlPlane
        ? { 'cluster.x-k8s.io/control-plane': '' }
        : {},
    },
    spec: { clusterName: 'edge' },
    status: options.status,
  };
}

const nodeRef = { apiVersion: 'v1', kind: 'Node', name: 'byoh-1' };
const nodeHealthy = (status: 'True' | 'False' | 'Unknown') => ({
  type: 'NodeHealthy',
  status,
  lastTransitionTime: '2026-11-01T10:00:00Z',
});
const controlPlane: KubeadmControlPlane = {
  apiVersion: 'controlplane.cluster.x-k8s.io/v1beta1',
  kind: 'KubeadmControlPlane',
  metadata: { name: 'edge-control-plane', namespace: 'default' },
  spec: { replicas: 3, version: 'v1.32.0' },
};
const deployment = (replicas?: number): MachineDeployment => ({
  apiVersion: 'cluster.x-k8s.io/v1beta1',
  kind: 'MachineDeployment',
  metadata: { name: 'edge-worker-2', namespace: 'default' },
  spec: { clusterName: 'edge', replicas },
});

describe('toCluster', () => {
  it('tells a cluster that has only just been made', () => {
    expect(
      toCluster(
        cluster({
          name: 'edge',
          uid: 'uid-4',
          creationTimestamp: '2026-11-01T10:00:00Z',
        }),
        nothing,
      ),
    ).toEqual({
      namespace: 'default',
      name: 'edge',
      uid: 'uid-4',
      phase: 'Pending',
      nodes: [],
      nodesReady: 0,
      nodesWanted: 0,
      conditions: [],
      labels: {},
      oCloudId: 'local',
      createdAt: '2026-11-01T10:00:00Z',
      simulated: false,
    });
  });

  it('tells its nodes, the control plane first, and how many are wanted', () => {
    const result = toCluster(
      cluster(
        { name: 'edge' },
        { controlPlaneEndpoint: { host: '10.0.0.5', port: 6443 } },
        { phase: 'Provisioned' },
      ),
      {
        machines: [
          { machine: machine('edge-worker-10') },
          { machine: machine('edge-worker-9') },
          {
            machine: machine('edge-control-plane-x', {
              isControlPlane: true,
              status: {
                phase: 'Running',
                nodeRef,
                conditions: [nodeHealthy('True')],
              },
            }),
            host: byoHost({ name: 'byoh-1' }),
          },
        ],
        controlPlane,
        machineDeployments: [deployment(), deployment(2)],
      },
    );
    expect(result).toMatchObject({
      phase: 'Provisioned',
      kubernetesVersion: 'v1.32.0',
      endpoint: '10.0.0.5:6443',
      nodes: [
        {
          machine: 'edge-control-plane-x',
          role: 'control-plane',
          phase: 'Running',
          node: 'byoh-1',
          host: 'byoh-1',
          ready: true,
        },
        {
          machine: 'edge-worker-9',
          role: 'worker',
          phase: 'Pending',
          ready: false,
        },
        { machine: 'edge-worker-10', role: 'worker' },
      ],
      nodesReady: 1,
      nodesWanted: 6,
    });
  });

  it.each<[string, Machine['status'], boolean]>([
    ['without a node', { phase: 'Provisioned' }, false],
    [
      'whose node is healthy',
      { phase: 'Running', nodeRef, conditions: [nodeHealthy('True')] },
      true,
    ],
    [
      'whose node is not healthy',
      { phase: 'Running', nodeRef, conditions: [nodeHealthy('False')] },
      false,
    ],
    [
      'of whose node nothing is known',
      { phase: 'Running', nodeRef, conditions: [nodeHealthy('Unknown')] },
      false,
    ],
    ['that runs, and no more is said', { phase: 'Running', nodeRef }, true],
    ['that is being deleted', { phase: 'Deleting', nodeRef }, false],
  ])('counts a machine %s', (_, status, ready) => {
    const result = toCluster(cluster({ name: 'edge' }), {
      ...nothing,
      machines: [{ machine: machine('edge-x', { status }) }],
    });
    expect(result.nodes[0].ready).toBe(ready);
    expect(result.nodesReady).toBe(ready ? 1 : 0);
  });

  it('says whose it is and what it was made for', () => {
    const request = {
      reference: { kind: 'focom', namespace: 'default', name: 'edge' },
      owner: 'group:default/of-request',
    } as const;
    expect(
      toCluster(cluster({ name: 'edge' }), { ...nothing, request }),
    ).toMatchObject({
      request: { kind: 'focom', namespace: 'default', name: 'edge' },
      owner: 'group:default/of-request',
    });
    expect(
      toCluster(
        cluster({
          name: 'edge',
          annotations: { [annotations.owner]: 'group:default/its-own' },
        }),
        { ...nothing, request },
      ).owner,
    ).toBe('group:default/its-own');
  });

  it.each([
    ['it is', { [labels.simulated]: 'true' }, {}, true],
    ['a host of it is', {}, { [labels.simulated]: 'true' }, true],
    ['neither', {}, {}, false],
  ])('is simulated when %s', (_, own, ofHost, expected) => {
    const result = toCluster(cluster({ name: 'edge', labels: own }), {
      ...nothing,
      machines: [
        {
          machine: machine('edge-x'),
          host: byoHost({ name: 'byoh-1', labels: ofHost }),
        },
      ],
    });
    expect(result.simulated).toBe(expected);
  });

  it('tells conditions, but not of what does not go on', () => {
    const condition = (type: string, status: 'True' | 'False') => ({
      type,
      status,
      reason: 'Because',
      lastTransitionTime: '2026-11-01T10:00:00Z',
    });
    const conditions = [
      condition('Available', 'False'),
      condition('InfrastructureReady', 'True'),
      condition('Paused', 'False'),
      condition('RollingOut', 'True'),
    ];
    expect(
      toCluster(
        cluster({ name: 'edge' }, {}, { conditions }),
        nothing,
      ).conditions.map(({ type }) => type),
    ).toEqual(['Available', 'InfrastructureReady', 'RollingOut']);
  });

  it('writes an endpoint with an IPv6 address in brackets', () => {
    const endpoint = { host: '2001:db8::1', port: 6443 };
    expect(
      toCluster(
        cluster({ name: 'edge' }, { controlPlaneEndpoint: endpoint }),
        nothing,
      ).endpoint,
    ).toBe('[2001:db8::1]:6443');
  });
});
