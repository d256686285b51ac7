import { earliestOf } from './earliestOf';

describe('earliestOf', () => {
  it.each<[(number | undefined)[], number | undefined]>([
    [[], undefined],
    [[undefined], undefined],
    [[3, undefined, 2], 2],
    [[0, 5], 0],
  ])('%j is %j', (pauses, expected) => {
    expect(earliestOf(pauses)).toBe(expected);
  });
});
