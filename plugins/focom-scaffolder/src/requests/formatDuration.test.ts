import { formatDuration } from './formatDuration';

describe('formatDuration', () => {
  it.each([
    [-5, '0 s'],
    [0, '0 s'],
    [40, '0 s'],
    [230, '0.2 s'],
    [2_000, '2 s'],
    [9_940, '9.9 s'],
    [9_960, '10 s'],
    [41_400, '41 s'],
    [59_700, '1 min'],
    [125_000, '2 min 5 s'],
    [3_600_000, '1 h'],
    [5_400_000, '1 h 30 min'],
  ])('says %d ms as %p', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });
});
