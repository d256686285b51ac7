import { describeSelector } from './describeSelector';
import { LabelSelector } from './LabelSelector';

it.each<[string, LabelSelector | undefined]>([
  ['', undefined],
  ['', {}],
  ['role=worker', { matchLabels: { role: 'worker' } }],
  [
    'role=worker,zone in (a,b),rack notin (r1),gpu,!broken',
    {
      matchLabels: { role: 'worker' },
      matchExpressions: [
        { key: 'zone', operator: 'In', values: ['a', 'b'] },
        { key: 'rack', operator: 'NotIn', values: ['r1'] },
        { key: 'gpu', operator: 'Exists' },
        { key: 'broken', operator: 'DoesNotExist' },
      ],
    },
  ],
])('writes %s', (text, selector) => {
  expect(describeSelector(selector)).toBe(text);
});
