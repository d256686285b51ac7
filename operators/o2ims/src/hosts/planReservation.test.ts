import { annotations, ByoHost, Lease } from '@o2ims-portal/api';
import {
  availabilityOf,
  decideHosts,
  HostDirectory,
} from '@o2ims-portal/host-rules';
import { byoHost, hostLease } from '../__testUtils__/objects';
import { planReservation } from './planReservation';

const owner = 'me';
const free = (n: number) => byoHost({ name: `byoh-${n}`, hostId: `${n}` });
const claimed = (n: number, cluster?: string) =>
  byoHost({
    name: `byoh-${n}`,
    hostId: `${n}`,
    cluster,
    machine: `${cluster ?? 'some'}-machine`,
  });
const dirty = (n: number, why?: string) =>
  byoHost({
    name: `byoh-${n}`,
    hostId: `${n}`,
    annotations: {
      [annotations.cleanSince]: '2025-12-31T00:00:00Z',
      ...(why && { [annotations.cleaningFailed]: why }),
    },
    bootstrap: { reason: 'K8sNodeAbsent' },
  });
const mine = (n: number) =>
  hostLease({ host: `byoh-${n}`, holder: owner, cluster: 'core' });
const others = (n: number) =>
  hostLease({
    host: `byoh-${n}`,
    holder: 'other',
    request: 'edge-request',
    cluster: 'edge',
  });

/** What a request does that pins some of the hosts, all by default. */
function decide(
  hosts: ByoHost[],
  leases: Lease[],
  options: { alive?: string[]; pins?: number[] } = {},
) {
  const { alive = [owner, 'other'] } = options;
  const pins =
    options.pins?.map(n => `byoh-${n}`) ??
    hosts.map(({ metadata }) => metadata.name);
  const directory = HostDirectory.of(hosts);
  const stateOf = (host: ByoHost) =>
    availabilityOf(host, {
      lease: leases.find(
        ({ metadata }) => metadata.name === `byohost-${host.metadata.name}`,
      ),
      owner,
      isAlive: uid => alive.includes(uid),
      acceptUnknown: false,
    });
  const decision = decideHosts({
    parameters: {
      hosts: { masters: pins.map(hostName => ({ hostName })) },
      k8sVersion: 'v1.32.0',
    },
    directory,
    stateOf,
  });
  const { take, release, orphaned } = planReservation({
    hosts: decision.hosts,
    waits: decision.problems.length > 0,
    onlyReturning: decision.onlyReturning,
    directory,
    stateOf,
    ours: leases.filter(({ spec }) => spec?.holderIdentity === owner),
  });
  const names = (list: Lease[]) => list.map(({ metadata }) => metadata.name);
  return {
    take,
    problems: decision.problems.map(({ message }) => message),
    release: names(release),
    orphaned: names(orphaned),
  };
}

const nothing = { take: [], problems: [], release: [], orphaned: [] };

it('takes what is free, by name, so that all take in the same order', () => {
  expect(decide([free(3), free(1), free(2)], [])).toEqual({
    ...nothing,
    take: ['byoh-1', 'byoh-2', 'byoh-3'],
  });
});

it('goes on after a crash with what it had taken', () => {
  expect(decide([free(1), free(2)], [mine(1)])).toEqual({
    ...nothing,
    take: ['byoh-2'],
  });
  expect(decide([free(1), free(2)], [mine(1), mine(2)])).toEqual(nothing);
});

it('gives back what is not asked for any more', () => {
  expect(decide([free(1), free(2)], [mine(1), mine(2)], { pins: [2] })).toEqual(
    {
      ...nothing,
      release: ['byohost-byoh-1'],
    },
  );
});

it('gives back a host whose ByoHost is gone', () => {
  expect(decide([free(2)], [mine(1), mine(2)])).toEqual({
    ...nothing,
    release: ['byohost-byoh-1'],
  });
});

it('gives everything back while one host is reserved by another, and says by whom', () => {
  expect(decide([free(1), free(2), free(3)], [mine(1), others(2)])).toEqual({
    ...nothing,
    problems: [
      "host 'byoh-2' is reserved by request 'edge-request' for cluster 'edge'",
    ],
    release: ['byohost-byoh-1'],
  });
});

it.each([
  ['a cluster', claimed(2, 'edge'), "in use by cluster 'edge'"],
  ['a machine', claimed(2), "in use by machine 'some-machine'"],
])('waits for a host that %s has', (_, host, by) => {
  expect(decide([free(1), host, free(3)], [mine(1), mine(3)])).toEqual({
    ...nothing,
    problems: [`host 'byoh-2' is ${by}`],
    release: ['byohost-byoh-1', 'byohost-byoh-3'],
  });
});

it('waits for a host that is being cleaned', () => {
  expect(decide([free(1), dirty(2)], [mine(1)])).toEqual({
    ...nothing,
    problems: ["host 'byoh-2' is being cleaned"],
    release: ['byohost-byoh-1'],
  });
});

it('does not hold on to a host that another cluster took without asking', () => {
  const { release, problems } = decide([claimed(1, 'edge')], [mine(1)]);
  expect(problems).toHaveLength(1);
  expect(release).toEqual(['byohost-byoh-1']);
});

it('keeps its hosts while its own deleted cluster still has them', () => {
  expect(decide([claimed(1, 'core'), free(2)], [mine(1), mine(2)])).toEqual({
    ...nothing,
    problems: ["host 'byoh-1' is in use by cluster 'core'"],
  });
});

it('keeps its hosts while one of them is not clean, and says why', () => {
  expect(decide([dirty(1, 'no disk'), free(2)], [mine(1), mine(2)])).toEqual({
    ...nothing,
    problems: ["host 'byoh-1' is not clean: its cleaner said: no disk"],
  });
});

it('keeps a host that its deleted cluster left dirty, though it is not asked for any more', () => {
  expect(
    decide([dirty(1), free(2), claimed(3, 'edge')], [mine(1), mine(2)], {
      pins: [2, 3],
    }),
  ).toMatchObject({ take: [], release: ['byohost-byoh-2'] });
});

it('clears away what a request left behind that is gone', () => {
  expect(decide([free(1), free(2)], [others(1)], { alive: [owner] })).toEqual({
    ...nothing,
    take: ['byoh-1', 'byoh-2'],
    orphaned: ['byohost-byoh-1'],
  });
});

it('clears nothing away while it has to wait for another host', () => {
  const plan = decide([free(1), claimed(2, 'edge')], [others(1)], {
    alive: [owner],
  });
  expect(plan).toMatchObject({ take: [], orphaned: [] });
});

it('respects a Lease that somebody made by hand', () => {
  const lease: Lease = {
    ...hostLease({ host: 'byoh-1', holder: 'maintenance' }),
    metadata: { name: 'byohost-byoh-1', namespace: 'default' },
  };
  expect(decide([free(1)], [lease]).problems).toEqual([
    "host 'byoh-1' is reserved by Lease 'byohost-byoh-1', which no request made",
  ]);
});
