import { Condition, pausedCondition, stageConditions } from '@o2ims-portal/api';
import { completeStages, setStage } from './setStage';
import { succeeded, unfinished } from './StageReport';

const early = new Date('2026-01-01T00:00:00.000Z');
const now = new Date('2026-01-01T00:00:05.000Z');

const done: Condition[] = stageConditions.reduce<Condition[]>(
  (conditions, type) => setStage(conditions, succeeded(type, 'done'), early),
  [],
);

function complete(
  conditions: readonly Condition[],
  reported: string[],
  interrupted = false,
) {
  return completeStages({
    conditions,
    reported: new Set(reported),
    interrupted,
    now,
  });
}

it('has all stages from the first status on, in order', () => {
  const validated = setStage(
    [],
    unfinished('Validated', 'InvalidParameters', 'no'),
    now,
  );
  const conditions = complete(validated, ['Validated']);
  expect(conditions.map(({ type }) => type)).toEqual(stageConditions);
  expect(conditions[0].reason).toBe('InvalidParameters');
  expect(conditions[1]).toMatchObject({
    status: 'False',
    reason: 'Waiting',
    message: 'Comes after "Checking the request"',
  });
});

it('takes back the stages after one that is not done any more', () => {
  const broken = setStage(
    done,
    unfinished('HostsReserved', 'HostInUse', 'taken'),
    now,
  );
  const conditions = complete(broken, ['Validated', 'HostsReserved']);
  expect(conditions.map(({ status }) => status)).toEqual([
    'True',
    ...Array(6).fill('False'),
  ]);
});

it('leaves the stages before the one that something was said about', () => {
  const broken = setStage(
    done,
    unfinished('ResourcesApplied', 'ClusterDeleted', 'gone'),
    now,
  );
  const [validated, reserved] = complete(broken, ['ResourcesApplied']);
  expect([validated, reserved]).toEqual(done.slice(0, 2));
});

it('takes nothing back when the work was interrupted', () => {
  expect(complete(done, ['Validated'], true)).toEqual(done);
  expect(complete([], [], true)).toHaveLength(stageConditions.length);
});

it('keeps messages to a length that the API server takes', () => {
  const [{ message }] = setStage([], succeeded('Ready', 'x'.repeat(1e5)), now);
  expect(message).toHaveLength(4096);
});

it('keeps what is no stage, behind the stages', () => {
  const paused: Condition = {
    type: pausedCondition,
    status: 'False',
    reason: 'NotPaused',
    message: '',
    lastTransitionTime: now.toISOString(),
  };
  expect(complete([paused], []).map(({ type }) => type)).toEqual([
    ...stageConditions,
    pausedCondition,
  ]);
});
