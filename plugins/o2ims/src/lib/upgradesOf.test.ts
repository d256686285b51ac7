import { upgradesOf } from './upgradesOf';

const versions = ['v1.31.14', 'v1.32.0', 'v1.32.5', 'v1.33.8', 'v1.34.4'];

it.each([
  ['v1.32.0', ['v1.33.8', 'v1.32.5']],
  ['v1.32.5', ['v1.33.8']],
  ['v1.33.8', ['v1.34.4']],
  ['v1.34.4', []],
  ['v1.29.0', []],
  ['', []],
])('from %s to %j', (current, expected) => {
  expect(upgradesOf(current, versions)).toEqual(expected);
});
