import { HealingPace } from './HealingPace';

describe('HealingPace', () => {
  let now = 0;
  const pace = HealingPace.create({ now: () => now });

  it('lets everything be done at once the first time', () => {
    expect(pace.pauseBefore('a', 'x')).toBe(0);
    pace.done('a', 'x');
    expect(pace.pauseBefore('b', 'x')).toBe(0);
  });

  it('waits before the same is done again', () => {
    now = 20_000;
    expect(pace.pauseBefore('a', 'x')).toBe(40_000);
    now = 60_000;
    expect(pace.pauseBefore('a', 'x')).toBe(0);
  });

  it('does not wait with what is wanted anew', () => {
    pace.done('a', 'x');
    expect(pace.pauseBefore('a', 'y')).toBe(0);
    pace.done('a', 'y');
    expect(pace.pauseBefore('a', 'y')).toBe(60_000);
  });
});
