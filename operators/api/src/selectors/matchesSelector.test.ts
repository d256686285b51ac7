import { matchesSelector } from './matchesSelector';
import { LabelSelector } from './LabelSelector';

describe('matchesSelector', () => {
  const labels = { 'host-id': '3', rack: 'a' };

  it.each<[string, LabelSelector | undefined, boolean]>([
    ['no selector', undefined, true],
    ['an empty one', {}, true],
    ['a label', { matchLabels: { 'host-id': '3' } }, true],
    ['another value', { matchLabels: { 'host-id': '4' } }, false],
    [
      'one of several',
      {
        matchExpressions: [
          { key: 'host-id', operator: 'In', values: ['1', '3'] },
        ],
      },
      true,
    ],
    [
      'none of several',
      {
        matchExpressions: [
          { key: 'host-id', operator: 'NotIn', values: ['1', '3'] },
        ],
      },
      false,
    ],
    [
      'a key that is there',
      { matchExpressions: [{ key: 'rack', operator: 'Exists' }] },
      true,
    ],
    [
      'a key that must not be there',
      { matchExpressions: [{ key: 'rack', operator: 'DoesNotExist' }] },
      false,
    ],
    [
      'an operator that does not exist',
      { matchExpressions: [{ key: 'rack', operator: 'Like' }] },
      false,
    ],
    [
      'all parts',
      {
        matchLabels: { rack: 'a' },
        matchExpressions: [{ key: 'host-id', operator: 'In', values: ['1'] }],
      },
      false,
    ],
  ])('%s', (_, selector, expected) => {
    expect(matchesSelector(selector, labels)).toBe(expected);
  });
});
