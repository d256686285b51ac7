import { sampleRequest, sampleStages } from '../__testUtils__/samples';
import { layoutTimeline } from './layoutTimeline';

const start = Date.parse('2026-11-02T10:00:00.000Z');
const at = (seconds: number) => new Date(start + seconds * 1000).toISOString();

describe('layoutTimeline', () => {
  it('puts stages that are done one after the other, from end to end', () => {
    const { rows, total } = layoutTimeline(
      sampleRequest({
        createdAt: at(0),
        stages: sampleStages({ startedAt: start, done: 7 }),
      }),
      start + 3600_000,
    );
    expect(total).toBe(40_350);
    expect(rows[0]).toMatchObject({ left: 0, duration: 100 });
    rows.slice(1).forEach((row, index) => {
      const before = rows[index];
      expect(row.left).toBeCloseTo(before.left + before.width);
    });
    expect(rows[6].left + rows[6].width).toBeCloseTo(1);
  });

  it('lets the stage that runs grow until now, and draws nothing of those to come', () => {
    const { rows, total } = layoutTimeline(
      sampleRequest({
        phase: 'PROGRESSING',
        createdAt: at(0),
        stages: sampleStages({ startedAt: start, done: 1, state: 'active' }),
      }),
      start + 20_000,
    );
    expect(total).toBe(20_000);
    expect(rows[1]).toMatchObject({ duration: 19_900, width: 0.995 });
    expect(rows[2]).toMatchObject({ left: 0, width: 0 });
    expect(rows[2].duration).toBeUndefined();
  });

  it.each([
    ['FAILED', { phase: 'FAILED', updatedAt: at(12) }],
    ['DELETING', { phase: 'DELETING', deletedAt: at(12), updatedAt: at(30) }],
  ] as const)('stops the clock of a %s request', (_, change) => {
    const { rows, total } = layoutTimeline(
      sampleRequest({
        createdAt: at(0),
        stages: sampleStages({ startedAt: start, done: 0, state: 'failed' }),
        ...change,
      }),
      start + 3600_000,
    );
    expect(total).toBe(12_000);
    expect(rows[0].duration).toBe(12_000);
  });

  it('takes a clock that is behind as no time', () => {
    const { rows, total } = layoutTimeline(
      sampleRequest({
        phase: 'PENDING',
        createdAt: at(0),
        stages: sampleStages({ startedAt: start, done: 0, state: 'active' }),
      }),
      start - 5_000,
    );
    expect(rows[0]).toMatchObject({ duration: 0, left: 0, width: 0 });
    expect(total).toBe(1);
  });

  it.each([
    [0.4, [0, 0.1, 0.2, 0.3, 0.4]],
    [41, [0, 10, 20, 30, 40]],
    [400, [0, 120, 240, 360]],
  ])('marks an axis of %d s at round times', (seconds, expected) => {
    const { ticks } = layoutTimeline(
      sampleRequest({
        phase: 'PENDING',
        createdAt: at(0),
        stages: sampleStages({ startedAt: start, done: 0, state: 'active' }),
      }),
      start + seconds * 1000,
    );
    expect(ticks).toEqual(expected.map(tick => tick * 1000));
  });
});
