import { nextBackoff } from './nextBackoff';

const MAX = 30_000;

describe('nextBackoff', () => {
  it.each`
    watch                                       | openMs     | lastMs    | expected
    ${'not accepted, the first time'}           | ${0}       | ${0}      | ${200}
    ${'not accepted, once more'}                | ${0}       | ${200}    | ${400}
    ${'not accepted, for long'}                 | ${0}       | ${25_600} | ${MAX}
    ${'not accepted, for ever'}                 | ${0}       | ${MAX}    | ${MAX}
    ${'accepted, and ended at once'}            | ${3}       | ${400}    | ${800}
    ${'ended before the pause was made up for'} | ${399}     | ${400}    | ${800}
    ${'open for as long as the pause before'}   | ${400}     | ${400}    | ${200}
    ${'the first, and ended at once'}           | ${3}       | ${0}      | ${200}
    ${'open for a while, after a long pause'}   | ${999}     | ${3_200}  | ${6_400}
    ${'open for a second, after a long pause'}  | ${1_000}   | ${MAX}    | ${200}
    ${'open for minutes'}                       | ${300_000} | ${MAX}    | ${200}
  `(
    'after one that was $watch: $expected ms',
    ({ openMs, lastMs, expected }) => {
      expect(nextBackoff(openMs, lastMs, MAX)).toBe(expected);
    },
  );

  const pausesOf = (openMs: number, maxMs = MAX) => {
    let last = 0;
    return Array.from({ length: 10 }, () => {
      last = nextBackoff(openMs, last, maxMs);
      return last;
    });
  };

  it('stays small where watches are cut again and again, each a moment after it was opened', () => {
    expect(pausesOf(250)).toEqual(Array(10).fill(200));
  });

  it('grows where each watch is ended at once, up to what it may be', () => {
    expect(pausesOf(5, 5_000)).toEqual([
      200, 400, 800, 1_600, 3_200, 5_000, 5_000, 5_000, 5_000, 5_000,
    ]);
  });
});
