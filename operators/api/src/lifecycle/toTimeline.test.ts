import { Condition } from '../meta/Condition';
import { stageConditions } from './conditionTypes';
import { Phase } from './phases';
import { toTimeline } from './toTimeline';

const at = (second: number) => `2026-01-01T00:00:0${second}.000Z`;

/** The first `count` stages done, a second each; the next one False with the given reason. */
function conditionsAfter(count: number, reason = 'InProgress'): Condition[] {
  return stageConditions.map((type, i) => ({
    type,
    status: i < count ? 'True' : 'False',
    reason: i < count ? 'Succeeded' : reason,
    message: `message of ${type}`,
    lastTransitionTime: i < count ? at(i + 1) : at(0),
  }));
}

const statesOf = (stages: ReturnType<typeof toTimeline>) =>
  stages.map(({ state }) => state);

it('has the first stage active before anything was said', () => {
  const stages = toTimeline({
    phase: 'PENDING',
    createdAt: at(0),
    throughFocom: false,
  });
  expect(statesOf(stages)).toEqual(['active', ...Array(6).fill('waiting')]);
  expect(stages[0]).toEqual({
    type: 'Validated',
    title: 'Checking the request',
    state: 'active',
    startedAt: at(0),
  });
});

it('times stages one after the other', () => {
  const stages = toTimeline({
    phase: 'PROGRESSING',
    createdAt: at(0),
    conditions: conditionsAfter(4),
    throughFocom: false,
  });
  expect(statesOf(stages)).toEqual([
    'done',
    'done',
    'done',
    'done',
    'active',
    'waiting',
    'waiting',
  ]);
  expect(stages[1]).toMatchObject({ startedAt: at(1), endedAt: at(2) });
  expect(stages[4]).toMatchObject({
    startedAt: at(4),
    message: 'message of ControlPlaneReady',
  });
  expect(stages[4].endedAt).toBeUndefined();
  expect(stages[5].startedAt).toBeUndefined();
});

it('marks the stage that failed, and no other', () => {
  const stages = toTimeline({
    phase: 'FAILED',
    createdAt: at(0),
    conditions: conditionsAfter(1, 'HostNotFound'),
    throughFocom: false,
  });
  expect(statesOf(stages).slice(0, 3)).toEqual(['done', 'failed', 'waiting']);
  expect(stages[1].reason).toBe('HostNotFound');
});

it('begins with FOCOM\u2019s own stage where the request went through it', () => {
  const stages = toTimeline({
    phase: 'FULFILLED',
    createdAt: at(0),
    conditions: [
      {
        type: 'Submitted',
        status: 'True',
        reason: 'Succeeded',
        message: 'Sent',
        lastTransitionTime: at(0),
      },
      ...conditionsAfter(7),
    ],
    throughFocom: true,
  });
  expect(stages).toHaveLength(8);
  expect(stages[0].title).toBe('Sending to the O-Cloud');
  expect(new Set(statesOf(stages))).toEqual(new Set(['done']));
});

it('shows a stage that broke as the active one and leaves those after it as they are', () => {
  const conditions = conditionsAfter(7).map(condition =>
    ['ControlPlaneReady', 'Ready'].includes(condition.type)
      ? { ...condition, status: 'False' as const, lastTransitionTime: at(9) }
      : condition,
  );
  const stages = toTimeline({
    phase: 'PROGRESSING',
    createdAt: at(0),
    conditions,
    throughFocom: false,
  });
  expect(statesOf(stages).slice(4)).toEqual(['active', 'done', 'waiting']);
});

const all = Array(7).fill('done');
const underWay = [
  'done',
  'done',
  'done',
  'done',
  'active',
  'waiting',
  'waiting',
];

it.each<[string, Phase, string, number, string[]]>([
  ['a draft of a change', 'FULFILLED', 'AwaitingApproval', 7, ['done', ...all]],
  [
    'a draft of which another generation was approved',
    'FULFILLED',
    'OtherGenerationApproved',
    7,
    ['done', ...all],
  ],
  [
    'a draft of a change with a flaw',
    'FULFILLED',
    'InvalidParameters',
    7,
    ['done', ...all],
  ],
  [
    'a draft of a change, and a cluster under way',
    'PROGRESSING',
    'AwaitingApproval',
    4,
    ['done', ...underWay],
  ],
  [
    'a draft with a flaw, and a cluster under way',
    'PROGRESSING',
    'InvalidParameters',
    4,
    ['done', ...underWay],
  ],
  [
    'a draft of a change, and a cluster that failed',
    'FAILED',
    'AwaitingApproval',
    6,
    ['done', ...all.slice(1), 'failed'],
  ],
  [
    'a change that FOCOM refuses',
    'FAILED',
    'InvalidParameters',
    7,
    ['failed', ...all],
  ],
  [
    'a change that waits for hosts',
    'PENDING',
    'NotEnoughHosts',
    7,
    ['active', ...all],
  ],
  [
    'a change while the O-Cloud is away',
    'FULFILLED',
    'OCloudUnreachable',
    7,
    ['active', ...all],
  ],
  [
    'a draft that was never sent',
    'PENDING',
    'AwaitingApproval',
    -1,
    ['active', ...Array(7).fill('waiting')],
  ],
])('with %s, says what the phase says', (_, phase, reason, count, states) => {
  const stages = toTimeline({
    phase,
    createdAt: at(0),
    conditions: [
      {
        type: 'Submitted',
        status: 'False',
        reason,
        message: 'Not sent',
        lastTransitionTime: at(9),
      },
      ...(count < 0 ? [] : conditionsAfter(count)),
    ],
    throughFocom: true,
  });
  expect(statesOf(stages)).toEqual(states);
  expect(stages[0].message).toBe('Not sent');
  expect(stages[0].endedAt).toBeUndefined();
  const began = stages.find(({ startedAt }) => startedAt);
  expect(began).toMatchObject({
    type: states[0] === 'done' ? 'Validated' : 'Submitted',
    startedAt: at(0),
  });
});
