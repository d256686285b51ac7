import { ByoHost, Lease } from '@o2ims-portal/api';
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
const mine = (n: number) =>
  hostLease({ host: `byoh-${n}`, holder: owner, cluster: 'core' });
const others = (n: number) =>
  hostLease({
    host: `byoh-${n}`,
    holder: 'other',
    request: 'edge-request',
    cluster: 'edge',
  });

function decide(hosts: ByoHost[], leases: Lease[], alive = [owner, 'other']) {
  const { take, release, orphaned, blocked } = planReservation({
    hosts,
    leases,
    owner,
    isAlive: uid => alive.includes(uid),
  });
  const names = (list: Lease[]) => list.map(({ metadata }) => metadata.name);
  return { take, blocked, release: names(release), orphaned: names(orphaned) };
}

const nothing = { take: [], blocked: [], release: [], orphaned: [] };

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
  expect(decide([free(2)], [mine(1), mine(2)])).toEqual({
    ...nothing,
    release: ['byohost-byoh-1'],
  });
});

it('gives everything back while one host is reserved by another, and says by whom', () => {
  expect(decide([free(1), free(2), free(3)], [mine(1), others(2)])).toEqual({
    ...nothing,
    blocked: [
      {
        host: 'byoh-2',
        by: "reserved by request 'edge-request' for cluster 'edge'",
      },
    ],
    release: ['byohost-byoh-1'],
  });
});

it.each([
  ['a cluster', claimed(2, 'edge'), "in use by cluster 'edge'"],
  ['a machine', claimed(2), "in use by machine 'some-machine'"],
])('waits for a host that %s has', (_, host, by) => {
  expect(decide([free(1), host], [mine(1), mine(3)])).toEqual({
    ...nothing,
    blocked: [{ host: 'byoh-2', by }],
    release: ['byohost-byoh-1', 'byohost-byoh-3'],
  });
});

it('does not hold on to a host that another cluster took without asking', () => {
  const { release, blocked } = decide([claimed(1, 'edge')], [mine(1)]);
  expect(blocked).toHaveLength(1);
  expect(release).toEqual(['byohost-byoh-1']);
});

it('keeps its hosts while its own deleted cluster still has them', () => {
  expect(decide([claimed(1, 'core'), free(2)], [mine(1), mine(2)])).toEqual({
    ...nothing,
    blocked: [{ host: 'byoh-1', by: "in use by cluster 'core'" }],
  });
});

it('clears away what a request left behind that is gone', () => {
  expect(decide([free(1), free(2)], [others(1)], [owner])).toEqual({
    ...nothing,
    take: ['byoh-1', 'byoh-2'],
    orphaned: ['byohost-byoh-1'],
  });
});

it('clears nothing away while it has to wait for another host', () => {
  const plan = decide([free(1), claimed(2, 'edge')], [others(1)], [owner]);
  expect(plan).toMatchObject({ take: [], orphaned: [] });
});

it('respects a Lease that somebody made by hand', () => {
  const lease: Lease = {
    ...hostLease({ host: 'byoh-1', holder: 'maintenance' }),
    metadata: { name: 'byohost-byoh-1', namespace: 'default' },
  };
  expect(decide([free(1)], [lease]).blocked).toEqual([
    {
      host: 'byoh-1',
      by: "reserved by Lease 'byohost-byoh-1', which no request made",
    },
  ]);
});
