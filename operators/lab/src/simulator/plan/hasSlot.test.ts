import { hasSlot, SlotCandidate } from './hasSlot';

describe('hasSlot', () => {
  const candidate = (key: string, more: Partial<SlotCandidate> = {}) => ({
    key,
    isRunning: false,
    hasKubeconfig: false,
    creationTimestamp: '2026-01-01T00:00:00Z',
    ...more,
  });
  const later = '2026-01-01T00:00:01Z';

  it.each<[string, SlotCandidate[], string[]]>([
    ['fewer than the limit', [candidate('a')], ['a']],
    [
      'the older before the younger',
      [
        candidate('a', { creationTimestamp: later }),
        candidate('b'),
        candidate('c'),
      ],
      ['b', 'c'],
    ],
    [
      'who runs keeps it',
      [
        candidate('a'),
        candidate('b'),
        candidate('c', { isRunning: true, creationTimestamp: later }),
      ],
      ['a', 'c'],
    ],
    [
      'who had one gets it again',
      [
        candidate('a'),
        candidate('b', { hasKubeconfig: true, creationTimestamp: later }),
        candidate('c', { hasKubeconfig: true, creationTimestamp: later }),
      ],
      ['b', 'c'],
    ],
  ])('%s', (_, candidates, winners) => {
    expect(
      candidates
        .map(({ key }) => key)
        .filter(key => hasSlot(key, candidates, 2)),
    ).toEqual(winners);
  });
});
