import { KubeConfig } from '@kubernetes/client-node';
import {
  Condition,
  ProvisioningRequest,
  requestLabels,
} from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { createLogger, Manager } from '@o2ims-portal/operator-runtime';
import {
  byoHost,
  capiCluster,
  capiMachine,
  clusterTemplate,
  hostLease,
  provisioningRequest,
} from '../__testUtils__/objects';
import { createCaches } from '../cache/Caches';
import { RequestMapper } from './RequestMapper';

const namespace = 'default';

const applied: Condition = {
  type: 'ResourcesApplied',
  status: 'True',
  reason: 'Succeeded',
  message: '',
  lastTransitionTime: '2026-01-01T00:00:00Z',
};

const on = (clusterName: string, hostId: string) => ({
  clusterName,
  hosts: { masters: [{ hostId }] },
});

/** Caches that no watch feeds, with a request that runs on host 1, one that waits for it, and one for host 2. */
function create() {
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromClusterAndUser(
    { name: 'nowhere', server: 'https://127.0.0.1:1', skipTLSVerify: false },
    { name: 'nobody' },
  );
  const caches = createCaches(
    Manager.create({
      name: 'test',
      client: KubernetesClient.create({ kubeConfig }),
      logger: createLogger({ name: 'test', level: 'silent' }),
      leaderElection: false,
    }),
    namespace,
  );
  const add = (request: ProvisioningRequest) =>
    caches.requests.remember({
      ...request,
      metadata: { ...request.metadata, resourceVersion: '1' },
    });
  const running = add(
    provisioningRequest({
      name: 'running',
      parameters: on('core', '1'),
      status: {
        conditions: [applied],
        extensions: { cluster: { name: 'core' } },
      },
    }),
  );
  add(provisioningRequest({ name: 'waiting-1', parameters: on('core', '1') }));
  add(provisioningRequest({ name: 'waiting-2', parameters: on('edge', '2') }));
  const lease = hostLease({ host: 'byoh-1', holder: running.metadata.uid! });
  caches.leases.remember({
    ...lease,
    metadata: { ...lease.metadata, resourceVersion: '1' },
  });
  const cluster = capiCluster();
  caches.clusters.remember({
    ...cluster,
    metadata: {
      ...cluster.metadata,
      labels: requestLabels(running),
      resourceVersion: '1',
    },
  });
  return { caches, running, map: RequestMapper.create({ caches, namespace }) };
}

const names = (keys: { name: string }[]) =>
  [...new Set(keys.map(({ name }) => name))].sort();

it('tells those who have a host, and those who wait for it', () => {
  const { map } = create();
  expect(names(map.fromHost(byoHost({ name: 'byoh-1', hostId: '1' })))).toEqual(
    ['running', 'waiting-1'],
  );
  expect(names(map.fromHost(byoHost({ name: 'byoh-2', hostId: '2' })))).toEqual(
    ['waiting-2'],
  );
  expect(names(map.fromHost(byoHost({ name: 'byoh-9', hostId: '9' })))).toEqual(
    [],
  );
});

it('tells those who wait for what a host was', () => {
  const { map } = create();
  const now = byoHost({ name: 'byoh-2', hostId: 'new' });
  const before = byoHost({ name: 'byoh-2', hostId: '2' });
  expect(names(map.fromHost(now, before))).toEqual(['waiting-2']);
});

it('tells nobody of a template\u2019s status', () => {
  const { map } = create();
  const before = clusterTemplate();
  const version = (generation: number) => ({
    ...before,
    metadata: { ...before.metadata, generation },
  });
  expect(map.fromTemplate(version(1), version(1))).toEqual([]);
  expect(names(map.fromTemplate(version(2), version(1)))).toEqual([
    'waiting-1',
    'waiting-2',
  ]);
});

it('tells those who wait for a template, not those who were made from it', () => {
  const { map } = create();
  expect(names(map.fromTemplate(clusterTemplate()))).toEqual([
    'waiting-1',
    'waiting-2',
  ]);
});

it('tells the owner of a Cluster, and those who want its name', () => {
  const { map, caches } = create();
  const [cluster] = caches.clusters.list();
  expect(names(map.fromCluster(cluster))).toEqual(['running', 'waiting-1']);
});

it('tells the owner of a Machine\u2019s Cluster alone', () => {
  const { map } = create();
  expect(names(map.fromMachine(capiMachine({ name: 'core-m' })))).toEqual([
    'running',
  ]);
});

it('tells the owner of a Lease', () => {
  const { map, caches } = create();
  const [lease] = caches.leases.list();
  expect(names(map.fromLease(lease))).toEqual(['running']);
});

it('tells those who want the name of a request\u2019s cluster', () => {
  const { map, running } = create();
  expect(names(map.fromRequest(running))).toEqual(['waiting-1']);
});

it('tells nobody of what is nobody\u2019s business', () => {
  const { map } = create();
  const stranger = { ...capiCluster(), metadata: { name: 'other', namespace } };
  expect(map.fromCluster(stranger)).toEqual([]);
  expect(map.fromOwned(stranger)).toEqual([]);
});
