import { covers } from './covers';

it.each<[string, unknown, unknown]>([
  ['the same', { a: 1, b: ['x'] }, { a: 1, b: ['x'] }],
  ['more fields', { a: 1, b: 2 }, { a: 1 }],
  ['more fields in an entry of a list', [{ a: 1, b: 2 }], [{ a: 1 }]],
  ['what is wanted to be nothing', {}, { a: undefined }],
])('does: %s', (_, actual, wanted) => {
  expect(covers(actual, wanted)).toBe(true);
});

it.each<[string, unknown, unknown]>([
  ['another value', { a: 1 }, { a: 2 }],
  ['nothing', undefined, { a: 1 }],
  ['a field too few', { b: 1 }, { a: 1 }],
  ['an entry more', ['x', 'y'], ['x']],
  ['another order', ['y', 'x'], ['x', 'y']],
  ['null for an object', { a: null }, { a: {} }],
  ['an object for a list', { a: { 0: 'x' } }, { a: ['x'] }],
])('does not: %s', (_, actual, wanted) => {
  expect(covers(actual, wanted)).toBe(false);
});
