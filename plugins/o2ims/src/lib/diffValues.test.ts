import { diffValues } from './diffValues';

describe('diffValues', () => {
  it.each([
    ['the same', { a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, []],
    ['a value', { a: 1 }, { a: 2 }, [{ pointer: '/a', before: 1, after: 2 }]],
    ['a new one', {}, { a: 1 }, [{ pointer: '/a', after: 1 }]],
    ['one that goes', { a: null }, {}, [{ pointer: '/a', before: null }]],
    [
      'deep down, and in lists',
      { a: { b: [1, 2] } },
      { a: { b: [1, 3, 4] } },
      [
        { pointer: '/a/b/1', before: 2, after: 3 },
        { pointer: '/a/b/2', after: 4 },
      ],
    ],
    [
      'another kind of thing',
      { a: [1] },
      { a: { 0: 1 } },
      [{ pointer: '/a', before: [1], after: { 0: 1 } }],
    ],
    [
      'names that a pointer has to escape',
      { 'a/b~c': 1 },
      {},
      [{ pointer: '/a~1b~0c', before: 1 }],
    ],
  ])('finds %s', (_, before, after, expected) => {
    expect(diffValues(before, after)).toEqual(expected);
  });
});
