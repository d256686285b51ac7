import { Condition, findCondition, isConditionTrue } from './Condition';
import { setCondition } from './setCondition';

const before: Condition[] = [
  {
    type: 'Validated',
    status: 'True',
    reason: 'Succeeded',
    message: 'Valid',
    lastTransitionTime: '2026-01-01T00:00:00.000Z',
  },
  {
    type: 'Ready',
    status: 'False',
    reason: 'Waiting',
    message: 'Not yet',
    lastTransitionTime: '2026-01-01T00:00:00.000Z',
  },
];
const now = new Date('2026-01-01T00:00:01.234Z');

it('moves the time when the status changes', () => {
  const after = setCondition(
    before,
    { type: 'Ready', status: 'True', reason: 'Succeeded', message: 'Ready' },
    now,
  );
  expect(after.map(({ type }) => type)).toEqual(['Validated', 'Ready']);
  expect(after[0]).toBe(before[0]);
  expect(after[1].lastTransitionTime).toBe('2026-01-01T00:00:01.234Z');
});

it('leaves the time when only reason or message change', () => {
  const [, ready] = setCondition(
    before,
    { type: 'Ready', status: 'False', reason: 'TimedOut', message: 'Late' },
    now,
  );
  expect(ready).toEqual({
    type: 'Ready',
    status: 'False',
    reason: 'TimedOut',
    message: 'Late',
    lastTransitionTime: '2026-01-01T00:00:00.000Z',
  });
});

it('equals what was there when nothing changed', () => {
  const { lastTransitionTime, ...same } = before[0];
  expect(setCondition(before, same, now)).toEqual(before);
});

it('adds a condition, also where there were none', () => {
  const next = {
    type: 'A',
    status: 'Unknown',
    reason: 'R',
    message: '',
  } as const;
  expect(setCondition(undefined, next, now)).toHaveLength(1);
  expect(setCondition(before, next, now)[2].type).toBe('A');
});

it('finds conditions', () => {
  expect(findCondition(before, 'Ready')).toBe(before[1]);
  expect(findCondition(undefined, 'Ready')).toBeUndefined();
  expect(isConditionTrue(before, 'Validated')).toBe(true);
  expect(isConditionTrue(before, 'Ready')).toBe(false);
  expect(isConditionTrue(before, 'Other')).toBe(false);
});
