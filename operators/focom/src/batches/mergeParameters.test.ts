import { mergeParameters } from './mergeParameters';

describe('mergeParameters', () => {
  it.each([
    ['nothing over nothing', undefined, undefined, {}],
    ['what is in common alone', { a: 1 }, undefined, { a: 1 }],
    ['a value of its own', { a: 1, b: 2 }, { a: 3 }, { a: 3, b: 2 }],
    [
      'objects, deeply',
      { workers: { replicas: 1, selector: { a: 'x', b: 'y' } } },
      { workers: { replicas: 2, selector: { b: 'z' } } },
      { workers: { replicas: 2, selector: { a: 'x', b: 'z' } } },
    ],
    ['a list, which it replaces', { a: [1, 2, 3] }, { a: [4] }, { a: [4] }],
    ['null, which it replaces by', { a: { b: 1 } }, { a: null }, { a: null }],
    ['an object over a list', { a: [1] }, { a: { b: 1 } }, { a: { b: 1 } }],
    ['a list over an object', { a: { b: 1 } }, { a: [1] }, { a: [1] }],
    ['a value over an object', { a: { b: 1 } }, { a: 0 }, { a: 0 }],
  ])('takes %s', (_, common, own, expected) => {
    expect(mergeParameters(common, own)).toEqual(expected);
  });

  it('changes neither of them, and nothing else', () => {
    const common = { a: { b: 1 } };
    const own = JSON.parse('{"a": {"c": 2}, "__proto__": {"evil": true}}');
    const merged = mergeParameters(common, own);
    expect(common).toEqual({ a: { b: 1 } });
    expect(own.a).toEqual({ c: 2 });
    expect(Object.getPrototypeOf(merged)).toBe(Object.prototype);
    expect(({} as { evil?: boolean }).evil).toBeUndefined();
  });
});
