import { annotations, ByoHost } from '@o2ims-portal/api';
import { byoHost, hostLease } from '../__testUtils__/objects';
import { planRelease } from './planRelease';

const { cleanSince, cleaningFailed } = annotations;
const lease = hostLease({ host: 'byoh-1', holder: 'me', cluster: 'core' });

function plan(
  host?: ByoHost,
  options: { acceptUnknown?: boolean; clusterName?: string } = {},
) {
  const { release, waitsFor } = planRelease({
    leases: [lease],
    hostNamed: name => (name === host?.metadata.name ? host : undefined),
    acceptUnknown: false,
    ...options,
  });
  expect(release).toEqual(waitsFor.length > 0 ? [] : [lease]);
  return waitsFor.join('; ');
}

const claimed = byoHost({ name: 'byoh-1', cluster: 'core', machine: 'core-m' });
const dirty = (given: Record<string, string>) =>
  byoHost({
    name: 'byoh-1',
    annotations: given,
    bootstrap: { reason: 'K8sNodeAbsent' },
  });
const before = { [cleanSince]: '2025-12-31T00:00:00Z' };

it.each<[string, ReturnType<typeof plan>]>([
  ['is clean', plan(byoHost({ name: 'byoh-1' }))],
  ['is gone', plan()],
  [
    'another cluster took',
    plan(byoHost({ name: 'byoh-1', cluster: 'edge', machine: 'edge-m' })),
  ],
  [
    'runs a cluster that is not looked after any more',
    plan(claimed, { clusterName: 'edge' }),
  ],
  [
    'has no cleaner, where that is accepted',
    plan(dirty({}), { acceptUnknown: true }),
  ],
])('gives back a host that %s', (_, waitsFor) => {
  expect(waitsFor).toBe('');
});

it.each<[string, ReturnType<typeof plan>, string]>([
  [
    'its cluster still has',
    plan(claimed),
    "BYOH to let go of host 'byoh-1': its agent does that, so it has to run",
  ],
  [
    'the cluster that is looked after still has',
    plan(claimed, { clusterName: 'core' }),
    "BYOH to let go of host 'byoh-1'",
  ],
  [
    'another cluster left',
    plan(dirty(before), { clusterName: 'edge' }),
    "host 'byoh-1' to be cleaned",
  ],
  ['is being cleaned', plan(dirty(before)), "host 'byoh-1' to be cleaned"],
  [
    'could not be cleaned',
    plan(dirty({ ...before, [cleaningFailed]: 'disk full' })),
    "host 'byoh-1' to be cleaned: its cleaner said: disk full. Mend that on the host",
  ],
  [
    'has no cleaner',
    plan(dirty({})),
    "host 'byoh-1' to be cleaned: no cleaner on it has set the annotation",
  ],
])('waits for a host that %s', (_, waitsFor, text) => {
  expect(waitsFor).toContain(text);
});
