import { capacityToHostCounts, toHostCounts } from './toHostCounts';

describe('toHostCounts', () => {
  it('has a number for states that no host is in', () => {
    expect(
      toHostCounts([
        { state: 'in-use', count: 6 },
        { state: 'free', count: 4 },
      ]),
    ).toEqual({ 'in-use': 6, reserved: 0, cleaning: 0, other: 0, free: 4 });
  });
});

describe('capacityToHostCounts', () => {
  it('takes what the O-Cloud counted', () => {
    expect(
      capacityToHostCounts({
        hosts: 7,
        free: 3,
        reserved: 2,
        inUse: 1,
        other: 1,
      }),
    ).toEqual({ 'in-use': 1, reserved: 2, cleaning: 0, other: 1, free: 3 });
  });
});
