import { findCondition } from '@o2ims-portal/api';
import { clusterTemplate, provisioningRequest } from '../__testUtils__/objects';
import { judgeTemplate } from './judgeTemplate';
import { toTemplateStatus } from './toTemplateStatus';

const now = new Date('2026-01-01T00:00:00.000Z');
const later = new Date('2026-01-01T00:00:01.000Z');
const bare = clusterTemplate();
const template = { ...bare, metadata: { ...bare.metadata, generation: 3 } };
const verdict = judgeTemplate(template, { has: () => true });
const users = (...names: string[]) =>
  names.map(name => provisioningRequest({ name }));

it('tells whether the template is valid and who uses it', () => {
  const status = toTemplateStatus({
    template,
    verdict,
    users: users('b', 'a'),
    now,
  });
  expect(status).toEqual({
    observedGeneration: 3,
    usageCount: 2,
    conditions: [
      {
        type: 'Valid',
        status: 'True',
        reason: 'Succeeded',
        message: 'Clusters can be made from this template',
        observedGeneration: 3,
        lastTransitionTime: now.toISOString(),
      },
      {
        type: 'InUse',
        status: 'True',
        reason: 'InUse',
        message: 'Used by a, b',
        lastTransitionTime: now.toISOString(),
      },
    ],
  });
  expect(
    toTemplateStatus({
      template: { ...template, status },
      verdict,
      users: users('a', 'b'),
      now: later,
    }),
  ).toEqual(status);
});

it.each([
  [[], 'False', 'No request uses this template'],
  [
    Array.from({ length: 12 }, (_, i) => `r${i + 10}`),
    'True',
    'Used by r10, r11, r12, r13, r14, r15, r16, r17, r18, r19, 2 more',
  ],
])('names of %j not too many', (names, status, message) => {
  const { conditions } = toTemplateStatus({
    template,
    verdict,
    users: users(...names),
    now,
  });
  expect(findCondition(conditions, 'InUse')).toMatchObject({ status, message });
});

it('says whom the deletion waits for', () => {
  const { conditions } = toTemplateStatus({
    template: {
      ...template,
      metadata: { ...template.metadata, deletionTimestamp: now.toISOString() },
    },
    verdict,
    users: users('a'),
    now,
  });
  expect(findCondition(conditions, 'InUse')?.message).toBe(
    'Deletion waits until no request uses this template: a',
  );
});
