import { percentile } from './percentile';

describe('percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);

  it.each([
    [0, 1],
    [0.5, 50],
    [0.9, 90],
    [0.99, 99],
    [1, 100],
  ])('of a hundred values, %p', (share, value) => {
    expect(percentile(hundred, share)).toBe(value);
  });

  it('takes the larger of few values rather than the smaller', () => {
    expect(percentile([3, 1, 2], 0.99)).toBe(3);
    expect(percentile([3, 1], 0.5)).toBe(1);
    expect(percentile([], 0.5)).toBeUndefined();
  });
});
