import { annotations, ByoHost, labels, LabelSelector } from '@o2ims-portal/api';
import { byoHost } from './testing';
import { chooseHosts, HostWish } from './chooseHosts';
import { NodeRequirements } from './checkNodeRequirements';
import { HostAvailability } from './HostAvailability';
import { HostDirectory } from './HostDirectory';

interface TestHost {
  name: string;
  zone?: string;
  version?: string;
  role?: string;
  hostId?: string;
  addresses?: string[];
  /** Free by default. */
  state?: HostAvailability['state'];
}

function toHost(options: TestHost): ByoHost {
  const { name, zone, version, role, hostId = name, addresses } = options;
  return byoHost({
    name,
    hostId,
    addresses,
    labels: {
      ...(zone && { [labels.failureDomain]: zone }),
      ...(role && { role }),
    },
    annotations: {
      ...(version && { [annotations.kubernetesVersion]: version }),
    },
  });
}

function choose(
  testHosts: TestHost[],
  wishes: HostWish[],
  options: { pinned?: string[]; requirements?: NodeRequirements } = {},
) {
  const hosts = testHosts.map(toHost);
  const states = new Map(
    testHosts.map(({ name, state }) => [name, state ?? 'free']),
  );
  return chooseHosts({
    wishes,
    candidates: hosts,
    directory: HostDirectory.of(hosts),
    stateOf: ({ metadata: { name } }) =>
      ({
        state: states.get(name),
        reason: 'HostInUse',
        why: "in use by cluster 'other'",
      } as HostAvailability),
    pinned: new Set(options.pinned),
    kubernetesVersion: 'v1.32.0',
    requirements: options.requirements,
  });
}

const workers = (count: number, more: Partial<HostWish> = {}): HostWish => ({
  role: 'worker',
  count,
  ...more,
});
const masters = (count: number, more: Partial<HostWish> = {}): HostWish => ({
  ...workers(count, more),
  role: 'control-plane',
});
const role = (value: string): LabelSelector => ({
  matchLabels: { role: value },
});
const free = (...names: string[]): TestHost[] => names.map(name => ({ name }));
const namesOf = ({ hosts }: { hosts: { name: string }[] }) =>
  hosts.map(({ name }) => name);

it.each<[string, TestHost[], HostWish, string[]]>([
  [
    'the first by name, when nothing else tells them apart',
    free('c', 'a', 'b'),
    workers(2),
    ['a', 'b'],
  ],
  [
    'only what the selector matches',
    [{ name: 'a' }, { name: 'b', role: 'worker' }],
    workers(1, { selector: role('worker') }),
    ['b'],
  ],
  [
    'nothing that is taken',
    [{ name: 'a', state: 'taken' }, { name: 'b' }],
    workers(1),
    ['b'],
  ],
  [
    'nothing that BYOH cannot tell apart',
    [
      { name: 'a', hostId: 'same' },
      { name: 'b', hostId: 'same' },
      { name: 'c', hostId: '' },
      { name: 'd' },
    ],
    workers(1),
    ['d'],
  ],
  [
    'what is held, whatever else is there',
    [
      { name: 'a', version: 'v1.32.0' },
      { name: 'b', state: 'held' },
    ],
    workers(1),
    ['b'],
  ],
  [
    'what comes back to the request, before what is free',
    [{ name: 'a' }, { name: 'b', state: 'returning' }],
    workers(1),
    ['b'],
  ],
  [
    'what a request left behind that is gone',
    [{ name: 'a', state: 'orphaned' }],
    workers(1),
    ['a'],
  ],
  [
    'members first, though their labels match no more',
    [
      { name: 'a', role: 'worker', state: 'held' },
      { name: 'b', role: 'other', state: 'returning' },
    ],
    workers(1, { selector: role('worker'), members: new Set(['b']) }),
    ['b'],
  ],
  [
    'no member that somebody else has',
    [{ name: 'a' }, { name: 'b', state: 'taken' }],
    workers(1, { members: new Set(['b']) }),
    ['a'],
  ],
  [
    'one of each failure domain before a second one',
    [
      { name: 'a', zone: '1' },
      { name: 'b', zone: '1' },
      { name: 'c', zone: '2' },
      { name: 'd', zone: '2' },
      { name: 'e', zone: '3' },
    ],
    workers(4),
    ['a', 'c', 'e', 'b'],
  ],
  [
    'hosts without a failure domain as of one',
    [{ name: 'a' }, { name: 'b' }, { name: 'c', zone: '1' }],
    workers(2),
    ['a', 'c'],
  ],
  [
    'another failure domain than those of what is held',
    [
      { name: 'a', zone: '1' },
      { name: 'b', zone: '1', state: 'held' },
      { name: 'c', zone: '2' },
    ],
    workers(2),
    ['b', 'c'],
  ],
  [
    'what has the wanted version, within a failure domain',
    [
      { name: 'a', zone: '1', version: 'v1.31.0' },
      { name: 'b', zone: '1', version: 'v1.32.0' },
      { name: 'c', zone: '2' },
    ],
    workers(2),
    ['b', 'c'],
  ],
  [
    'a master that can be reached',
    [{ name: 'a', addresses: [] }, { name: 'b' }],
    masters(1, { needsAddress: true }),
    ['b'],
  ],
])('chooses %s', (_, hosts, wish, names) => {
  const selection = choose(hosts, [wish]);
  expect(namesOf(selection)).toEqual(names);
  expect(selection.shortages).toEqual([]);
});

it('gives each host what BYOH selects it by', () => {
  expect(choose([{ name: 'a', hostId: '7' }], [masters(1)]).hosts).toEqual([
    { name: 'a', uid: 'uid-of-a', hostId: '7', role: 'control-plane' },
  ]);
});

it('never chooses what is pinned', () => {
  const selection = choose(free('a', 'b'), [workers(1)], { pinned: ['a'] });
  expect(namesOf(selection)).toEqual(['b']);
});

it('spreads each role for itself', () => {
  const hosts = [
    { name: 'a', zone: '1' },
    { name: 'b', zone: '1' },
    { name: 'c', zone: '2' },
    { name: 'd', zone: '2' },
  ];
  const { hosts: chosen } = choose(hosts, [masters(2), workers(2)]);
  expect(chosen.map(host => [host.name, host.role])).toEqual([
    ['a', 'control-plane'],
    ['c', 'control-plane'],
    ['b', 'worker'],
    ['d', 'worker'],
  ]);
});

it('leaves to the workers what only they may have', () => {
  const hosts = [{ name: 'a', role: 'worker' }, { name: 'b' }];
  const selection = choose(hosts, [
    masters(1),
    workers(1, { selector: role('worker') }),
  ]);
  expect(namesOf(selection)).toEqual(['b', 'a']);
});

it('does not make a member of one role change to the other', () => {
  const selection = choose(free('a', 'b', 'c'), [
    masters(1, { members: new Set(['b']) }),
    workers(2, { members: new Set(['a']) }),
  ]);
  expect(namesOf(selection)).toEqual(['b', 'a', 'c']);
});

it('takes only what the template asks for, but for members, and says of others what they lack', () => {
  const requirements = { architectures: ['arm64'] };
  const { hosts, shortages } = choose(
    free('a', 'b'),
    [workers(2, { members: new Set(['a']) })],
    { requirements },
  );
  expect(hosts.map(({ name }) => name)).toEqual(['a']);
  expect(shortages[0].matching).toContainEqual({
    name: 'b',
    usable: false,
    why: 'is not what the template asks for: its architecture is not known, not arm64',
  });
});

it('serves masters first when there are too few for all, and says how every host stands', () => {
  const selection = choose(
    [
      { name: 'a' },
      { name: 'b', state: 'taken' },
      { name: 'c', hostId: '' },
      { name: 'd' },
    ],
    [masters(1), workers(2)],
  );
  expect(namesOf(selection)).toEqual(['a', 'd']);
  expect(selection.shortages).toEqual([
    {
      wish: workers(2),
      found: 1,
      matching: [
        { name: 'a', usable: false, why: 'becomes control plane' },
        { name: 'b', usable: false, why: "in use by cluster 'other'" },
        {
          name: 'c',
          usable: false,
          why: 'has no label host-id, by which BYOH selects hosts',
        },
        { name: 'd', usable: true, why: 'free' },
      ],
    },
  ]);
});

describe('with inventories made at random', () => {
  /** Numbers that look random and are the same every time (mulberry32). */
  function random(seed: number) {
    let state = seed;
    return (below: number) => {
      state = (state + 0x6d2b79f5) | 0;
      let t = Math.imul(state ^ (state >>> 15), 1 | state);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      return ((t ^ (t >>> 14)) >>> 0) % below;
    };
  }

  const states = ['free', 'free', 'held', 'orphaned', 'taken'] as const;

  function inventory(seed: number) {
    const next = random(seed);
    const hosts: TestHost[] = Array.from({ length: next(14) }, (_, i) => ({
      name: `host-${i}`,
      hostId: next(8) === 0 ? ['', 'same'][next(2)] : undefined,
      role: ['', 'a', 'b'][next(3)],
      zone: ['', '1', '2', '3'][next(4)],
      version: ['', 'v1.32.0'][next(2)],
      state: states[next(states.length)],
    }));
    const selector = () => [undefined, role('a'), role('b')][next(3)];
    return {
      hosts,
      pinned: hosts.filter(() => next(6) === 0).map(({ name }) => name),
      wishes: [
        masters(1 + 2 * next(2), { selector: selector() }),
        workers(next(5), { selector: selector() }),
      ],
    };
  }

  /** Whether BYOH can tell a host from all others. */
  const isUnique = (host: TestHost, hosts: readonly TestHost[]) =>
    host.hostId !== '' &&
    hosts.every(
      other =>
        other === host ||
        (other.hostId ?? other.name) !== (host.hostId ?? host.name),
    );

  const seeds = Array.from({ length: 500 }, (_, seed) => seed);

  it('gives the stated number or states a shortage, and no host twice', () => {
    let short = 0;
    for (const seed of seeds) {
      const { hosts, pinned, wishes } = inventory(seed);
      const { hosts: chosen, shortages } = choose(hosts, wishes, { pinned });
      const names = chosen.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      for (const { name, role: as } of chosen) {
        const host = hosts.find(other => other.name === name)!;
        const wish = wishes.find(other => other.role === as)!;
        const wanted = wish.selector?.matchLabels?.role;
        expect(pinned).not.toContain(name);
        expect(host.state).not.toBe('taken');
        expect([undefined, host.role]).toContain(wanted);
        expect(isUnique(host, hosts)).toBe(true);
      }
      for (const wish of wishes) {
        const found = chosen.filter(host => host.role === wish.role).length;
        const shortage = shortages.find(other => other.wish === wish);
        expect(found).toBe(shortage?.found ?? wish.count);
        expect(found < wish.count).toBe(shortage !== undefined);
      }
      short += shortages.length > 0 ? 1 : 0;
    }
    // both happen often enough for this to say something
    expect(short).toBeGreaterThan(100);
    expect(short).toBeLessThan(400);
  });

  it('serves both roles whenever that is possible', () => {
    for (const seed of seeds) {
      const { hosts, pinned, wishes } = inventory(seed);
      const { shortages } = choose(hosts, wishes, { pinned });
      const sets = wishes.map(
        ({ selector }) =>
          new Set(
            hosts
              .filter(
                host =>
                  host.state !== 'taken' &&
                  isUnique(host, hosts) &&
                  !pinned.includes(host.name) &&
                  [undefined, host.role].includes(selector?.matchLabels?.role),
              )
              .map(({ name }) => name),
          ),
      );
      const [m, w] = wishes.map(({ count }) => count);
      const possible =
        sets[0].size >= m &&
        sets[1].size >= w &&
        new Set([...sets[0], ...sets[1]]).size >= m + w;
      expect([seed, shortages.length === 0]).toEqual([seed, possible]);
    }
  });

  it('chooses the same again when it holds what it chose', () => {
    const served = seeds.map(inventory).flatMap(given => {
      const { hosts, wishes, pinned } = given;
      const selection = choose(hosts, wishes, { pinned });
      const names = namesOf(selection).sort();
      return selection.shortages.length === 0 ? [{ ...given, names }] : [];
    });
    for (const { hosts, wishes, pinned, names } of served) {
      const after = hosts.map(host => ({
        ...host,
        state: names.includes(host.name)
          ? ('held' as const)
          : [host.state].find(state => state !== 'held') ?? 'free',
      }));
      const again = choose(after, wishes, { pinned });
      expect(namesOf(again).sort()).toEqual(names);
    }
  });
});
