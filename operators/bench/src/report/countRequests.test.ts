import { addedBetween, isAllowedWhenIdle, sumOf } from './countRequests';

describe('isAllowedWhenIdle', () => {
  it.each([
    ['watch provisioningrequests', true],
    ['update leases', true],
    ['get leases', true],
    ['list oclouds', false],
    ['patch oclouds/status', false],
  ])('%s: %p', (name, expected) => {
    expect(isAllowedWhenIdle(name)).toBe(expected);
  });
});

describe('sumOf', () => {
  it('adds those that are meant', () => {
    const counts = { 'watch a': 2, 'list a': 3 };
    expect(sumOf(counts)).toBe(5);
    expect(sumOf(counts, name => !isAllowedWhenIdle(name))).toBe(3);
  });
});

describe('addedBetween', () => {
  it('leaves out what stayed as it was', () => {
    expect(
      addedBetween(
        new Map([
          ['a', 1],
          ['b', 2],
        ]),
        new Map([
          ['a', 1],
          ['b', 5],
          ['c', 1],
        ]),
      ),
    ).toEqual({ b: 3, c: 1 });
  });
});
