import { LabelSelector } from '../selectors';
import { checkSelector } from './checkSelector';

it.each<[string, LabelSelector | undefined]>([
  ['none', undefined],
  ['an empty one', {}],
  ['labels', { matchLabels: { role: 'worker', 'example.com/rack': '' } }],
  [
    'every operator',
    {
      matchExpressions: [
        { key: 'a', operator: 'In', values: ['x', 'y'] },
        { key: 'b', operator: 'NotIn', values: ['x'] },
        { key: 'c', operator: 'Exists' },
        { key: 'd', operator: 'DoesNotExist', values: [] },
      ],
    },
  ],
])('takes %s', (_, selector) => {
  expect(checkSelector(selector, '/workers/selector')).toEqual([]);
});

it.each<[string, LabelSelector, string]>([
  [
    'a key that is none',
    { matchLabels: { 'a b': 'x' } },
    '/selector/matchLabels/a b',
  ],
  [
    'a key whose pointer has to be escaped',
    { matchLabels: { 'a/b/c': 'x' } },
    '/selector/matchLabels/a~1b~1c',
  ],
  [
    'a value that is none',
    { matchLabels: { role: 'a worker' } },
    '/selector/matchLabels/role',
  ],
  [
    'a value that is too long',
    {
      matchExpressions: [
        { key: 'a', operator: 'In', values: ['x', 'a'.repeat(64)] },
      ],
    },
    '/selector/matchExpressions/0/values/1',
  ],
  [
    'In without values',
    { matchExpressions: [{ key: 'a', operator: 'In' }] },
    '/selector/matchExpressions/0/values',
  ],
  [
    'Exists with values',
    { matchExpressions: [{ key: 'a', operator: 'Exists', values: ['x'] }] },
    '/selector/matchExpressions/0/values',
  ],
])('refuses %s', (_, selector, pointer) => {
  const violations = checkSelector(selector, '/selector');
  expect(violations.map(violation => violation.pointer)).toEqual([pointer]);
});
