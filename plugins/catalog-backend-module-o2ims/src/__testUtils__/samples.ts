import { Cluster, Host } from '@o2ims-portal/plugin-o2ims-common';

/** A simulated host as the o2ims backend tells of it. */
export function sampleHost(parts: Partial<Host> = {}): Host {
  return {
    namespace: 'default',
    name: 'byoh-1',
    uid: '7a1d0e4c-5d51-4d0c-9d6b-0d8a3c0f5c11',
    hostId: '1',
    state: 'free',
    osImage: 'Debian GNU/Linux 12 (bookworm)',
    architecture: 'amd64',
    addresses: ['10.204.86.11'],
    labels: { 'host-id': '1', site: 'lab' },
    conditions: [],
    oCloudId: 'local',
    createdAt: '2026-11-23T10:00:00Z',
    simulated: true,
    ...parts,
  };
}

/** A cluster of two hosts as the o2ims backend tells of it. */
export function sampleCluster(parts: Partial<Cluster> = {}): Cluster {
  return {
    namespace: 'default',
    name: 'edge',
    uid: 'c9f4a3a4-8f38-4d2c-8f0e-8d7a6c1b2e3f',
    phase: 'Provisioned',
    kubernetesVersion: 'v1.32.0',
    endpoint: '10.204.86.13:6443',
    nodes: [
      {
        machine: 'edge-worker-4-x',
        role: 'worker',
        phase: 'Running',
        host: 'byoh-4',
        ready: true,
      },
      {
        machine: 'edge-control-plane-x',
        role: 'control-plane',
        phase: 'Running',
        host: 'byoh-3',
        ready: true,
      },
    ],
    nodesReady: 2,
    nodesWanted: 2,
    request: { kind: 'focom', namespace: 'default', name: 'edge' },
    owner: 'group:default/team-core',
    conditions: [],
    oCloudId: 'local',
    createdAt: '2026-11-23T10:00:00Z',
    labels: {},
    simulated: false,
    ...parts,
  };
}
