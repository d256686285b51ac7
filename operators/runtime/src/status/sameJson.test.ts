import { sameJson } from './sameJson';

describe('sameJson', () => {
  it.each([
    [undefined, undefined, true],
    [undefined, {}, false],
    [{}, {}, true],
    [{ a: 1, b: [1, { c: 2 }] }, { b: [1, { c: 2 }], a: 1 }, true],
    [{ a: 1, b: undefined }, { a: 1 }, true],
    [{ a: { b: undefined } }, { a: {} }, true],
    [{ a: 1 }, { a: '1' }, false],
    [{ a: [1, 2] }, { a: [2, 1] }, false],
    [{ a: null }, {}, false],
    [{ a: new Date(0) }, { a: '1970-01-01T00:00:00.000Z' }, true],
  ])('of %j and %j is %s', (left, right, same) => {
    expect(sameJson(left, right)).toBe(same);
    expect(sameJson(right, left)).toBe(same);
  });
});
