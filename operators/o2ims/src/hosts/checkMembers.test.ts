import { ByoHost, Lease } from '@o2ims-portal/api';
import { HostDirectory } from '@o2ims-portal/host-rules';
import { byoHost, clusterPlan, hostLease } from '../__testUtils__/objects';
import { checkMembers } from './checkMembers';

const first = byoHost({
  name: 'byoh-1',
  hostId: '1',
  cluster: 'core',
  machine: 'core-m',
});
const second = byoHost({ name: 'byoh-2', hostId: '2' });

function check(hosts: ByoHost[], lease?: Lease): string[] {
  return checkMembers({
    plan: clusterPlan(),
    owner: 'me',
    directory: HostDirectory.of(hosts),
    leaseOf: name => (name === 'byoh-2' ? lease : undefined),
  });
}

it('finds nothing wrong with what is as it was', () => {
  expect(
    check([first, second], hostLease({ host: 'byoh-2', holder: 'me' })),
  ).toEqual([]);
});

it('tells of a host that matches no more what it was chosen by', () => {
  const { request, ...plan } = clusterPlan();
  const selector = { matchLabels: { role: 'worker' } };
  const problems = (labels: Record<string, string>) =>
    checkMembers({
      plan: {
        ...plan,
        request: {
          ...request,
          templateParameters: {
            clusterName: 'core',
            controlPlane: { replicas: 1 },
            workers: { replicas: 1, selector },
          },
        },
      },
      owner: 'me',
      directory: HostDirectory.of([
        first,
        byoHost({ name: 'byoh-2', hostId: '2', labels }),
      ]),
      leaseOf: () => undefined,
    });
  expect(problems({ role: 'worker' })).toEqual([]);
  expect(problems({})).toEqual([
    "Host 'byoh-2' was chosen by role=worker and matches that no more; it stays in the cluster",
  ]);
});

it.each<[string, string[], string]>([
  [
    'is gone',
    check([first]),
    "Host 'byoh-2' is not registered any more: start its agent",
  ],
  [
    'has another id',
    check([first, byoHost({ name: 'byoh-2', hostId: '9' })]),
    "Host 'byoh-2' has the host-id '9' now, not '2', by which Cluster API finds it: give it that again",
  ],
  [
    'has lost its id',
    check([first, byoHost({ name: 'byoh-2' })]),
    "Host 'byoh-2' has no label host-id now, not '2'",
  ],
  [
    'shares its id',
    check([first, second, byoHost({ name: 'byoh-3', hostId: '2' })]),
    "Host 'byoh-2' has the same host-id '2' as byoh-3",
  ],
  [
    'was registered anew',
    check([
      first,
      { ...second, metadata: { ...second.metadata, uid: 'another' } },
    ]),
    "Host 'byoh-2' was registered anew",
  ],
  [
    'another cluster has',
    check([first, byoHost({ name: 'byoh-2', hostId: '2', cluster: 'edge' })]),
    "Host 'byoh-2' is in use by cluster 'edge'",
  ],
  [
    'another has reserved',
    check(
      [first, second],
      hostLease({ host: 'byoh-2', holder: 'other', request: 'edge' }),
    ),
    "Host 'byoh-2' is reserved by request 'edge', although this cluster was made on it",
  ],
])('tells of a host that %s', (_, problems, text) => {
  expect(problems).toEqual([expect.stringContaining(text)]);
});
