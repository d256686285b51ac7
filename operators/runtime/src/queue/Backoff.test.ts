import { Backoff } from './Backoff';

describe('Backoff', () => {
  it('doubles up to the maximum', () => {
    const backoff = Backoff.create({ baseMs: 50, maxMs: 400, random: () => 1 });
    const pauses = Array.from({ length: 6 }, () => backoff.next('a'));
    expect(pauses).toEqual([50, 100, 200, 400, 400, 400]);
    expect(backoff.failures('a')).toBe(6);
  });

  it('takes off up to a half at random', () => {
    const backoff = Backoff.create({ baseMs: 50, maxMs: 400, random: () => 0 });
    expect([backoff.next('a'), backoff.next('a')]).toEqual([25, 50]);
  });

  it('counts for each key, and starts anew when it is told to', () => {
    const backoff = Backoff.create({ baseMs: 50, maxMs: 400, random: () => 1 });
    backoff.next('a');
    backoff.next('a');
    expect(backoff.next('b')).toBe(50);
    backoff.forget('a');
    expect(backoff.failures('a')).toBe(0);
    expect(backoff.next('a')).toBe(50);
    expect(backoff.failures('b')).toBe(1);
  });

  it('stays at the maximum however often a key fails', () => {
    const backoff = Backoff.create({ baseMs: 50, maxMs: 400, random: () => 1 });
    let last = 0;
    for (let count = 0; count < 5_000; count++) {
      last = backoff.next('a');
    }
    expect(last).toBe(400);
  });
});
