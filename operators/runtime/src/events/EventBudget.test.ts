import { FakeClock } from '../__testUtils__/FakeClock';
import { EventBudget } from './EventBudget';

describe('EventBudget', () => {
  let clock: FakeClock;
  let budget: EventBudget;

  beforeEach(() => {
    clock = new FakeClock();
    budget = EventBudget.create(clock);
  });

  const spend = (times: number, object = 'a', reason = 'Fulfilled') =>
    Array.from({ length: times }, () => budget.spend(object, reason)).filter(
      Boolean,
    ).length;

  it('lets a burst pass, then one a minute', () => {
    expect(spend(300)).toBe(100);
    clock.advance(59_000);
    expect(spend(5)).toBe(0);
    clock.advance(2_000);
    expect(spend(5)).toBe(1);
    clock.advance(10 * 60_000);
    expect(spend(50)).toBe(10);
  });

  it('saves up no more than a burst', () => {
    spend(300);
    clock.advance(24 * 60 * 60_000);
    expect(spend(300)).toBe(100);
  });

  it('always lets the first of a reason pass', () => {
    spend(300);
    expect(spend(5, 'a', 'Deleting')).toBe(1);
    expect(spend(5, 'a', 'Failed')).toBe(1);
  });

  it('counts for each object by itself', () => {
    spend(300);
    expect(spend(5, 'b')).toBe(5);
  });

  it('forgets what was not heard of for long, and nothing else', () => {
    spend(300);
    for (let other = 0; other < 999; other += 1) {
      spend(1, `other-${other}`);
    }
    expect(spend(5)).toBe(0);
    for (let other = 0; other < 1_000; other += 1) {
      spend(1, `other-${other}`);
    }
    expect(spend(5)).toBe(5);
  });
});
