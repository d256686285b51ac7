import { RolloutStrategy } from '../model/objects';
import { rolloutLimits, scaleSets, SetSize } from './scaleSets';

/** A set as it is to be, is, and can be used. */
const size = (
  wanted: number,
  actual = wanted,
  available = actual,
): SetSize => ({
  wanted,
  actual,
  available,
});
const inPlace = { maxSurge: 0, maxUnavailable: 1 };
const surge = { maxSurge: 1, maxUnavailable: 0 };

describe('scaleSets', () => {
  it.each<
    [
      string,
      number,
      { maxSurge: number; maxUnavailable: number },
      SetSize,
      SetSize[],
      number,
      number[],
    ]
  >([
    ['a new deployment', 3, surge, size(0), [], 3, []],
    ['nothing to do', 3, surge, size(3), [], 3, []],
    ['more of them', 3, inPlace, size(1), [], 3, []],
    ['fewer of them', 1, inPlace, size(3), [], 1, []],
    [
      'in place: the old one goes first',
      1,
      inPlace,
      size(0),
      [size(1)],
      0,
      [0],
    ],
    [
      'in place: as long as it goes nothing comes',
      1,
      inPlace,
      size(0),
      [size(0, 1, 1)],
      0,
      [0],
    ],
    [
      'in place: then the new one comes',
      1,
      inPlace,
      size(0),
      [size(0)],
      1,
      [0],
    ],
    [
      'in place: one after the other',
      3,
      inPlace,
      size(1, 1, 0),
      [size(2)],
      1,
      [2],
    ],
    [
      'in place: the next when the first is there',
      3,
      inPlace,
      size(1),
      [size(2)],
      1,
      [1],
    ],
    ['surge: the new one comes first', 1, surge, size(0), [size(1)], 1, [1]],
    [
      'surge: the old one stays until then',
      1,
      surge,
      size(1, 1, 0),
      [size(1)],
      1,
      [1],
    ],
    ['surge: then it goes', 1, surge, size(1), [size(1)], 1, [0]],
    [
      'an old one that is broken goes at once',
      2,
      surge,
      size(1),
      [size(2, 2, 1)],
      1,
      [1],
    ],
    [
      'of several old sets the oldest gives first',
      3,
      inPlace,
      size(0),
      [size(1), size(2)],
      0,
      [0, 2],
    ],
    ['none at all', 0, surge, size(1), [size(1)], 0, [0]],
  ])('%s', (_, replicas, strategy, newSet, oldSets, wanted, old) => {
    expect(scaleSets({ replicas, ...strategy }, newSet, oldSets)).toEqual({
      newSet: wanted,
      oldSets: old,
    });
  });
});

describe('rolloutLimits', () => {
  it.each<[string, number, RolloutStrategy | undefined, number, number]>([
    ['the default', 3, undefined, 1, 0],
    ['numbers', 3, { rollingUpdate: inPlace }, 0, 1],
    [
      'shares',
      10,
      { rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
      3,
      2,
    ],
    [
      'nothing allowed is one too few',
      3,
      { rollingUpdate: { maxSurge: 0, maxUnavailable: '10%' } },
      0,
      1,
    ],
    ['no more than there are', 0, { rollingUpdate: inPlace }, 0, 0],
  ])('%s', (_, replicas, strategy, maxSurge, maxUnavailable) => {
    expect(rolloutLimits(replicas, strategy)).toEqual({
      replicas,
      maxSurge,
      maxUnavailable,
    });
  });
});
