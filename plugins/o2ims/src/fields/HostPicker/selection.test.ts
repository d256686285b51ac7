import { sampleHost } from '../../__testUtils__/samples';
import {
  findLost,
  findProblem,
  HostRole,
  roleOf,
  sortHosts,
  toUnavailable,
  withRole,
} from './selection';

const one = sampleHost({ name: 'byoh-1' });
const two = sampleHost({ name: 'byoh-2' });
const three = sampleHost({ name: 'byoh-3', addresses: [] });

function choose(...roles: [typeof one, HostRole][]) {
  return roles.reduce<ReturnType<typeof withRole>>(
    (value, [host, role]) => withRole(value, host, role),
    {},
  );
}

function counted(controlPlane: number): ReturnType<typeof withRole> {
  return { counts: { controlPlane, workers: 1 } };
}

describe('withRole', () => {
  it('moves a host between the lists, with what the request needs of it', () => {
    const value = choose(
      [one, 'master'],
      [two, 'worker'],
      [three, 'worker'],
      [two, 'master'],
      [two, 'none'],
    );
    expect(value).toEqual({
      masters: [{ hostId: '1', hostName: 'byoh-1', hostIp: '10.204.86.11' }],
      workers: [{ hostId: '3', hostName: 'byoh-3' }],
    });
    expect(roleOf(value, 'byoh-1')).toBe('master');
    expect(roleOf(value, 'byoh-2')).toBe('none');
    expect(roleOf(value, 'byoh-3')).toBe('worker');
    expect(roleOf(undefined, 'byoh-1')).toBe('none');
  });
});

describe('toUnavailable', () => {
  it.each([
    [{}, undefined],
    [{ state: 'in-use' }, 'inUse'],
    [{ state: 'reserved' }, 'reserved'],
    [{ state: 'cleaning' }, 'notClean'],
    [{ hostId: undefined }, 'noHostId'],
  ] as const)('%j: %s', (change, expected) => {
    expect(toUnavailable(sampleHost(change))).toBe(expected);
  });
});

describe('sortHosts', () => {
  it('puts those that can be had first', () => {
    const used = sampleHost({ name: 'byoh-0', state: 'in-use' });
    expect(sortHosts([used, one, two])).toEqual([one, two, used]);
  });
});

describe('findLost', () => {
  it('names hosts that were taken, or are gone', () => {
    const value = choose([one, 'master'], [two, 'worker'], [three, 'worker']);
    expect(findLost(value, [one, { ...two, state: 'reserved' }])).toEqual([
      'byoh-2',
      'byoh-3',
    ]);
    expect(findLost(undefined, [one])).toEqual([]);
  });
});

describe('findProblem', () => {
  it.each([
    ['no host', choose(), 'noMaster'],
    ['workers only', choose([one, 'worker']), 'noMaster'],
    ['one master', choose([one, 'master']), undefined],
    ['two', choose([one, 'master'], [two, 'master']), 'evenMasters'],
    ['none of a number', counted(0), 'noMaster'],
    ['two of a number', counted(2), 'evenMasters'],
    ['three of a number', counted(3), undefined],
    [
      'three',
      choose([one, 'master'], [two, 'master'], [three, 'master']),
      undefined,
    ],
  ])('%s', (_, value, expected) => {
    expect(findProblem(value)).toBe(expected);
  });
});
