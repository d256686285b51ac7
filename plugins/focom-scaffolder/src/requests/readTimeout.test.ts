import { readTimeout } from './readTimeout';

describe('readTimeout', () => {
  it.each([
    ['90s', 90_000],
    ['PT1H', 3_600_000],
    [{ minutes: 30 }, 1_800_000],
    [{ hours: 1, minutes: 30 }, 5_400_000],
  ])('reads %j', (timeout, milliseconds) => {
    expect(readTimeout(timeout)).toBe(milliseconds);
  });

  it.each(['soon', '', {}])('refuses %j', timeout => {
    expect(() => readTimeout(timeout)).toThrow('is no duration: write 1h');
  });
});
