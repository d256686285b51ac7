import { Stage } from '@o2ims-portal/plugin-o2ims-common';
import { toProgress } from './toProgress';

function stages(...states: Stage['state'][]): Stage[] {
  return states.map((state, index) => ({
    type: `Stage${index + 1}`,
    title: `Stage ${index + 1}`,
    state,
  }));
}

describe('toProgress', () => {
  it.each([
    ['no stage', stages(), { step: 0, total: 0, done: 0 }],
    [
      'the first',
      stages('active', 'waiting'),
      { step: 1, total: 2, done: 0, stage: { title: 'Stage 1' } },
    ],
    [
      'one in the middle',
      stages('done', 'done', 'active', 'waiting'),
      { step: 3, total: 4, done: 0.5, stage: { title: 'Stage 3' } },
    ],
    [
      'one that failed',
      stages('done', 'failed', 'waiting', 'waiting'),
      { step: 2, total: 4, done: 0.25, stage: { title: 'Stage 2' } },
    ],
    ['the end', stages('done', 'done'), { step: 2, total: 2, done: 1 }],
  ])('finds %s', (_, given, expected) => {
    expect(toProgress({ stages: given })).toMatchObject(expected);
  });

  it('names no stage when all are done', () => {
    expect(toProgress({ stages: stages('done') }).stage).toBeUndefined();
  });
});
