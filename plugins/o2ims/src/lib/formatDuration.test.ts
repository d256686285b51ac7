import { formatAge, formatDuration } from './formatDuration';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe('formatDuration', () => {
  it.each([
    [-5000, '0 s'],
    [0, '0 s'],
    [0.4, '1 ms'],
    [94, '94 ms'],
    [96, '0.1 s'],
    [120, '0.1 s'],
    [1000, '1 s'],
    [9949, '9.9 s'],
    [9960, '10 s'],
    [48_200, '48 s'],
    [59_900, '59 s'],
    [minute, '1 min'],
    [2 * minute + 5000, '2 min 5 s'],
    [3 * hour + 12 * minute + 9000, '3 h 12 min'],
    [3 * day + 4 * hour, '3 d 4 h'],
    [3 * day, '3 d'],
  ])('writes %d ms as %s', (milliseconds, expected) => {
    expect(formatDuration(milliseconds)).toBe(expected);
  });
});

describe('formatAge', () => {
  it.each([
    [-1, '0 s'],
    [48_900, '48 s'],
    [2 * minute + 59_000, '2 min'],
    [23 * hour, '23 h'],
    [3 * day + 23 * hour, '3 d'],
  ])('writes %d ms as %s', (milliseconds, expected) => {
    expect(formatAge(milliseconds)).toBe(expected);
  });
});
