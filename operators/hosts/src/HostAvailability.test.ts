import { ByoHost, Lease } from '@o2ims-portal/api';
import { byoHost, hostLease } from './testing';
import { availabilityOf } from './HostAvailability';

const host = byoHost({ name: 'byoh-1', hostId: '1' });
const unknown = byoHost({ name: 'byoh-1', hostId: '1', annotations: {} });
const inUse = byoHost({ name: 'byoh-1', cluster: 'core', machine: 'core-m' });
const mine = hostLease({ host: 'byoh-1', holder: 'me', cluster: 'core' });
const others = hostLease({ host: 'byoh-1', holder: 'other', request: 'edge' });
const ofTheDead = hostLease({ host: 'byoh-1', holder: 'dead' });

function ask(
  byoHost_: ByoHost,
  lease?: Lease,
  more: { wantedBy?: string; acceptUnknown?: boolean } = {},
) {
  return availabilityOf(byoHost_, {
    lease,
    owner: 'me',
    isAlive: uid => uid !== 'dead',
    acceptUnknown: false,
    ...more,
  });
}

it.each<[string, ReturnType<typeof ask>, object]>([
  ['nobody has', ask(host), { state: 'free' }],
  ['the request has reserved', ask(host, mine), { state: 'held' }],
  [
    'a request has reserved that is gone',
    ask(host, ofTheDead),
    { state: 'orphaned', lease: ofTheDead },
  ],
  [
    'another request has reserved',
    ask(host, others),
    { state: 'taken', reason: 'HostInUse', why: "reserved by request 'edge'" },
  ],
  [
    'a cluster of the request has',
    ask(inUse, mine),
    {
      state: 'returning',
      reason: 'HostInUse',
      why: "in use by cluster 'core'",
    },
  ],
  [
    'another cluster has',
    ask(inUse, hostLease({ host: 'byoh-1', holder: 'me', cluster: 'mine' })),
    { state: 'taken', reason: 'HostInUse', why: "in use by cluster 'core'" },
  ],
  [
    'nothing is known of',
    ask(unknown),
    { state: 'taken', reason: 'HostNotClean' },
  ],
  [
    'nothing is known of, and the request has reserved',
    ask(unknown, mine),
    { state: 'returning', reason: 'HostNotClean' },
  ],
  [
    'nothing is known of, where that is accepted',
    ask(unknown, undefined, { acceptUnknown: true }),
    { state: 'free' },
  ],
  [
    'an older request is about to have',
    ask(host, undefined, { wantedBy: 'elder' }),
    {
      state: 'taken',
      reason: 'HostInUse',
      why: "about to be reserved by request 'elder', which asked before",
    },
  ],
  [
    'the request has reserved, which counts more than who asked before',
    ask(host, mine, { wantedBy: 'elder' }),
    { state: 'held' },
  ],
])('knows of a host that %s', (_, availability, expected) => {
  expect(availability).toMatchObject(expected);
});
