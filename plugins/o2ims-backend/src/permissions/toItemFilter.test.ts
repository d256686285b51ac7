import { toItemFilter } from './toItemFilter';

const over = (bound: number) => (item: number) => item > bound;
const even = (item: number) => item % 2 === 0;

it.each([
  ['one filter', even, [2, 4]],
  ['allOf', { allOf: [even, over(2)] }, [4]],
  ['anyOf', { anyOf: [even, over(2)] }, [2, 3, 4]],
  ['not', { not: even }, [1, 3]],
  ['nested', { allOf: [{ not: { anyOf: [over(3)] } }, even] }, [2]],
])('%s', (_, criteria, kept) => {
  expect([1, 2, 3, 4].filter(toItemFilter<number>(criteria as any))).toEqual(
    kept,
  );
});
