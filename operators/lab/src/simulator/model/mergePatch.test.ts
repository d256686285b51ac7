import { mergePatch } from './mergePatch';

describe('mergePatch', () => {
  it.each<[string, object | undefined, object | undefined, object | undefined]>(
    [
      ['nothing to change', { a: { b: [1] } }, { a: { b: [1] } }, undefined],
      ['nothing at all', undefined, undefined, undefined],
      ['undefined is absence', { a: undefined }, {}, undefined],
      ['a new value', {}, { a: 1 }, { a: 1 }],
      ['a value that goes', { a: 1, b: 2 }, { b: 2 }, { a: null }],
      [
        'deep inside',
        { a: { b: 1, c: 2, d: 3 } },
        { a: { b: 1, c: 4 } },
        { a: { c: 4, d: null } },
      ],
      ['lists as a whole', { a: [1, 2] }, { a: [1] }, { a: [1] }],
      ['an object for a value', { a: 1 }, { a: { b: 1 } }, { a: { b: 1 } }],
    ],
  )('%s', (_, before, after, patch) => {
    expect(mergePatch(before, after)).toEqual(patch);
  });
});
