import { KubeConfig } from '@kubernetes/client-node';
import {
  annotations,
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
  kubeadmControlPlane,
  machineDeployment,
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
  return {
    caches,
    running,
    add,
    map: RequestMapper.create({ caches, namespace }),
  };
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

it('tells whose cluster has a host, whoever holds its Lease', () => {
  const { map, add } = create();
  add(
    provisioningRequest({
      name: 'robbed',
      status: {
        conditions: [applied],
        extensions: { hosts: [{ name: 'byoh-7', role: 'worker' }] },
      },
    }),
  );
  const foreign = hostLease({ host: 'byoh-7', holder: 'maintenance' });
  expect(names(map.fromHost(byoHost({ name: 'byoh-7', hostId: '7' })))).toEqual(
    ['robbed'],
  );
  expect(names(map.fromLease(foreign))).toEqual(['robbed']);
});

it('tells the one that lost a Lease to another', () => {
  const { map, caches } = create();
  const [lease] = caches.leases.list();
  const now = { ...lease, spec: { holderIdentity: 'maintenance' } };
  expect(names(map.fromLease(now, lease))).toEqual(['running']);
});

it('takes no notice of Leases that are for something else', () => {
  const { map } = create();
  const lease = {
    ...hostLease({ host: 'byoh-1', holder: 'uid-of-waiting-1' }),
    metadata: { name: 'o2ims-operator', namespace },
  };
  expect(map.fromLease(lease)).toEqual([]);
});

it('tells those who look after a cluster of all that happens to it', () => {
  const { map, caches, add } = create();
  const adopter = provisioningRequest({
    name: 'adopter',
    parameters: { clusterName: 'plant' },
    status: {
      conditions: [applied],
      extensions: { cluster: { name: 'plant', adopted: true } },
    },
  });
  add(adopter);
  const plant = capiCluster();
  caches.clusters.remember({
    ...plant,
    metadata: { ...plant.metadata, name: 'plant', resourceVersion: '1' },
    spec: { controlPlaneRef: { kind: 'KubeadmControlPlane', name: 'masters' } },
  });
  const controlPlane = (name: string) => {
    const made = kubeadmControlPlane();
    return { ...made, metadata: { ...made.metadata, name } };
  };
  const deployment = machineDeployment('2');
  const machine = capiMachine({ name: 'm' });
  const ofPlant = { clusterName: 'plant' };
  for (const keys of [
    map.fromCluster({
      ...plant,
      metadata: { ...plant.metadata, name: 'plant' },
    }),
    map.fromControlPlane(controlPlane('masters')),
    map.fromMachineDeployment({ ...deployment, spec: ofPlant }),
    map.fromMachine({ ...machine, spec: ofPlant }),
    map.fromHost(byoHost({ name: 'byoh-8', cluster: 'plant' })),
    map.fromHost(
      byoHost({ name: 'byoh-8' }),
      byoHost({ name: 'byoh-8', cluster: 'plant' }),
    ),
  ]) {
    expect(names(keys)).toEqual(['adopter']);
  }
  expect(map.fromControlPlane(controlPlane('other'))).toEqual([]);
  expect(map.fromMachineDeployment(deployment)).toEqual([]);
});

describe('of those who wait with a selector', () => {
  const choosing = (role: string) => ({
    clusterName: role,
    controlPlane: { replicas: 1, selector: { matchLabels: { role } } },
  });
  const host = (role?: string) =>
    byoHost({ name: 'byoh-7', hostId: '7', ...(role && { labels: { role } }) });

  it('tells those whose selector the host matches, or matched, the oldest first', () => {
    const { map, add } = create();
    const wait = (name: string, role: string, createdAt: string) =>
      add(provisioningRequest({ name, createdAt, parameters: choosing(role) }));
    wait('a', 'gpu', '2026-01-01T00:00:02Z');
    wait('b', 'gpu', '2026-01-01T00:00:01Z');
    wait('c', 'plain', '2026-01-01T00:00:00Z');
    const told = (now?: string, before?: string) =>
      map
        .fromHost(host(now), before === undefined ? undefined : host(before))
        .map(({ name }) => name);
    expect(told('gpu')).toEqual(['b', 'a']);
    expect(told('plain', 'gpu')).toEqual(['c', 'b', 'a']);
    expect(told('other', 'gpu')).toEqual(['b', 'a']);
    expect(told('other')).toEqual([]);
    expect(
      names(map.fromLease(hostLease({ host: 'byoh-7', holder: 'x' }))),
    ).toEqual([]);
  });

  it('tells them of a host that is freed by its twin\u2019s going', () => {
    const { map, add, caches } = create();
    add(provisioningRequest({ name: 'a', parameters: choosing('gpu') }));
    caches.hosts.remember({
      ...byoHost({ name: 'byoh-8', hostId: '7', labels: { role: 'gpu' } }),
      metadata: {
        ...byoHost({ name: 'byoh-8', hostId: '7', labels: { role: 'gpu' } })
          .metadata,
        resourceVersion: '1',
      },
    });
    expect(names(map.fromHost(host()))).toEqual(['a']);
  });

  it('tells them nothing when nothing changed that matters to them', () => {
    const { map, add } = create();
    add(provisioningRequest({ name: 'a', parameters: choosing('gpu') }));
    const before = host('gpu');
    const now = {
      ...before,
      metadata: {
        ...before.metadata,
        annotations: { ...before.metadata.annotations, heartbeat: 'now' },
      },
    };
    expect(map.fromHost(now, before)).toEqual([]);
  });

  it('looks at each selector once, however many wait with it', () => {
    const { map, add } = create();
    for (let i = 0; i < 1000; i++) {
      add(provisioningRequest({ name: `r-${i}`, parameters: choosing('gpu') }));
    }
    const parse = jest.spyOn(JSON, 'parse');
    try {
      expect(map.fromHost(host('plain'))).toEqual([]);
      expect(map.fromHost(host('gpu'))).toHaveLength(1000);
      expect(parse).toHaveBeenCalledTimes(2);
    } finally {
      parse.mockRestore();
    }
  });

  describe('when one of them leaves', () => {
    const waits = (reason: string): Condition[] => [
      { ...applied, type: 'Validated' },
      { ...applied, type: 'HostsReserved', status: 'False', reason },
    ];
    const inLine = (
      name: string,
      createdAt: string,
      reason = 'NotEnoughHosts',
    ) =>
      provisioningRequest({
        name,
        createdAt,
        parameters: { ...choosing('gpu'), clusterName: name },
        status: { observedGeneration: 1, conditions: waits(reason) },
      });

    function line() {
      const created = create();
      const old = inLine('old', '2026-01-01T00:00:01Z');
      created.add(inLine('oldest', '2026-01-01T00:00:00Z'));
      created.add(old);
      created.add(inLine('young', '2026-01-01T00:00:02Z'));
      created.caches.hosts.remember({
        ...host('gpu'),
        metadata: { ...host('gpu').metadata, resourceVersion: '1' },
      });
      return { ...created, old };
    }

    it('tells those behind it', () => {
      const { map, caches, old } = line();
      caches.requests.forget(old);
      expect(names(map.fromRequest(old))).toEqual(['young']);
    });

    it('tells them too when it is changed, or found wanting', () => {
      const { map, old } = line();
      const changed = { ...old, metadata: { ...old.metadata, generation: 2 } };
      expect(names(map.fromRequest(changed, old))).toEqual(['young']);
      const wanting = inLine(
        'old',
        old.metadata.creationTimestamp!,
        'InvalidParameters',
      );
      expect(names(map.fromRequest(wanting, old))).toEqual(['young']);
    });

    it('tells them too when it is paused', () => {
      const { map, old } = line();
      const paused = {
        ...old,
        metadata: {
          ...old.metadata,
          annotations: { [annotations.paused]: '' },
        },
      };
      expect(names(map.fromRequest(paused, old))).toEqual(['young']);
    });

    it('tells nobody behind it when it stays', () => {
      const { map, old } = line();
      const again = inLine('old', old.metadata.creationTimestamp!, 'HostInUse');
      expect(map.fromRequest(again, old)).toEqual([]);
    });
  });
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

it('tells whose deletion waits for a Cluster that is being moved', () => {
  const { map, caches, add } = create();
  add(
    provisioningRequest({
      name: 'leaving',
      parameters: on('core', '1'),
      deletedAt: '2026-01-02T00:00:00Z',
    }),
  );
  const [cluster] = caches.clusters.list();
  expect(names(map.fromCluster(cluster))).toContain('leaving');
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
