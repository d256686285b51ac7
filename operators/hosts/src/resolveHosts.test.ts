import { HostReference } from '@o2ims-portal/api';
import { byoHost } from './testing';
import { HostDirectory } from './HostDirectory';
import { resolveHosts } from './resolveHosts';
import { worstProblem } from './worstProblem';

const hosts = [
  byoHost({
    name: 'byoh-1',
    hostId: '1',
    addresses: ['10.0.0.1/24', 'fe80::1/64'],
  }),
  byoHost({ name: 'byoh-2', hostId: '2' }),
  byoHost({ name: 'byoh-3', hostId: '3', cluster: 'edge', machine: 'edge-x' }),
  byoHost({ name: 'bare' }),
  byoHost({ name: 'twin-a', hostId: 'twin' }),
  byoHost({ name: 'twin-b', hostId: 'twin' }),
  byoHost({ name: 'silent', hostId: 'silent', addresses: [] }),
];

function resolve(masters: HostReference[], workers?: HostReference[]) {
  return resolveHosts({ hosts: { masters, workers } }, HostDirectory.of(hosts));
}

it.each<[string, HostReference]>([
  ['its id', { hostId: '1' }],
  ['its name', { hostName: 'byoh-1' }],
  ['both', { hostId: '1', hostName: 'byoh-1' }],
  ['its id and an address that it has', { hostId: '1', hostIp: '10.0.0.1' }],
])('finds a host by %s', (_, reference) => {
  expect(resolve([reference])).toEqual({
    hosts: [
      {
        name: 'byoh-1',
        uid: 'uid-of-byoh-1',
        hostId: '1',
        role: 'control-plane',
      },
    ],
    problems: [],
  });
});

it('keeps the order in which hosts are asked for, masters first', () => {
  const { hosts: found } = resolve([{ hostId: '2' }], [{ hostId: '1' }]);
  expect(found.map(({ name, role }) => [name, role])).toEqual([
    ['byoh-2', 'control-plane'],
    ['byoh-1', 'worker'],
  ]);
});

it('finds a host that is in use: whether it is free is another question', () => {
  expect(resolve([{ hostId: '3' }]).problems).toEqual([]);
});

it('believes an address while the host reports none', () => {
  const reference = { hostId: 'silent', hostIp: '10.9.9.9' };
  expect(resolve([reference]).problems).toEqual([]);
});

it.each<[string, HostReference, string, string]>([
  [
    'an unknown id',
    { hostId: '9' },
    'HostNotFound',
    "no host with host-id '9' is registered; register it, or choose one of: '1' (byoh-1), '2' (byoh-2)",
  ],
  [
    'an unknown name',
    { hostName: 'byoh-9' },
    'HostNotFound',
    "no host called 'byoh-9' is registered",
  ],
  [
    'an unknown id and name',
    { hostId: '9', hostName: 'byoh-9' },
    'HostNotFound',
    "no host with host-id '9' is registered",
  ],
  [
    'an id and the name of another',
    { hostId: '1', hostName: 'byoh-2' },
    'InvalidParameters',
    "host 'byoh-2' has the host-id '2', not '1'",
  ],
  [
    'an unknown id and a known name',
    { hostId: '9', hostName: 'byoh-2' },
    'InvalidParameters',
    "host 'byoh-2' has the host-id '2', not '9'",
  ],
  [
    'a known id and an unknown name',
    { hostId: '1', hostName: 'byoh-9' },
    'InvalidParameters',
    "the host with host-id '1' is called 'byoh-1', not 'byoh-9'",
  ],
  [
    'an address that the host does not have',
    { hostId: '2', hostIp: '10.0.0.77' },
    'InvalidParameters',
    "host 'byoh-2' does not have the address 10.0.0.77; it has 10.0.0.2",
  ],
  [
    'a host without an id',
    { hostName: 'bare' },
    'HostNotSelectable',
    "host 'bare' has no label host-id, by which BYOH selects hosts; start its agent with --label host-id=<id>",
  ],
  [
    'an id for a host that has none',
    { hostId: '9', hostName: 'bare' },
    'HostNotSelectable',
    "host 'bare' has no label host-id",
  ],
  [
    'an id that two hosts have',
    { hostId: 'twin' },
    'HostNotSelectable',
    "host-id 'twin' is used by 2 hosts (twin-a, twin-b)",
  ],
  [
    'one of two hosts that have one id',
    { hostId: 'twin', hostName: 'twin-b' },
    'HostNotSelectable',
    "host-id 'twin' is used by 2 hosts (twin-a, twin-b)",
  ],
])('explains %s', (_, reference, reason, message) => {
  const { problems } = resolve([reference]);
  expect(problems).toEqual([
    { reason, message: expect.stringContaining(message) },
  ]);
});

it('finds out that two references mean one host', () => {
  const { problems } = resolve([{ hostId: '1' }], [{ hostName: 'byoh-1' }]);
  expect(problems).toEqual([
    {
      reason: 'InvalidParameters',
      message:
        "/hosts/masters/0 and /hosts/workers/0 are the same host 'byoh-1'; a host can be given only once",
    },
  ]);
});

it('says so when no other host is free', () => {
  const { problems } = resolveHosts(
    { hosts: { masters: [{ hostId: '9' }] } },
    HostDirectory.of([]),
  );
  expect(problems[0].message).toBe(
    "no host with host-id '9' is registered; register it (no other host is free)",
  );
});

it('says of every host what it lacks of what the template asks', () => {
  const { problems } = resolveHosts(
    { hosts: { masters: [{ hostId: '1' }], workers: [{ hostId: '2' }] } },
    HostDirectory.of(
      ['1', '2'].map(hostId => byoHost({ name: `byoh-${hostId}`, hostId })),
    ),
    { selector: { matchLabels: { 'host-id': '1' } } },
  );
  expect(problems).toEqual([
    {
      reason: 'HostNotSuitable',
      message:
        "host 'byoh-2' is not what the template asks for: its labels do not match 'host-id=1'",
    },
  ]);
});

it('tells everything at once, what only the request can mend first', () => {
  const { problems } = resolve(
    [{ hostId: '9' }],
    [{ hostName: 'bare' }, { hostId: '1', hostName: 'byoh-2' }],
  );
  const { reason, message } = worstProblem(problems);
  expect(reason).toBe('InvalidParameters');
  expect(message.split('; ')[0]).toContain("has the host-id '2', not '1'");
  expect(message).toContain("'9'");
  expect(message).toContain("'bare'");
});
