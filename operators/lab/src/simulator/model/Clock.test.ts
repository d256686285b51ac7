import { Clock } from './Clock';

describe('Clock', () => {
  const now = new Date('2026-01-01T00:00:10.000Z');
  const ago = (ms: number) => new Date(now.getTime() - ms).toISOString();

  it.each<[string, string | undefined, number, boolean, number | undefined]>([
    ['over', ago(9_000), 1, true, undefined],
    ['not over', ago(3_000), 1, false, 5_000],
    ['over, at four times the speed', ago(3_000), 4, true, undefined],
    ['over at once, without pauses', ago(0), Infinity, true, undefined],
    ['not begun', undefined, Infinity, false, undefined],
  ])('%s', (_, since, speed, isOver, wakeInMs) => {
    const clock = Clock.create({ now, speed });
    expect(clock.isOver(since, 8_000)).toBe(isOver);
    expect(clock.wakeInMs).toBe(wakeInMs);
  });

  it('wakes for what is due first', () => {
    const clock = Clock.create({ now, speed: 1 });
    clock.isOver(ago(0), 8_000);
    clock.isOver(ago(0), 2_000);
    clock.isOver(ago(0), 5_000);
    expect(clock.wakeInMs).toBe(2_000);
  });
});
