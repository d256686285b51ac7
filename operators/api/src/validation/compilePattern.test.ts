import { compilePattern } from './compilePattern';

it.each([
  ['^Ubuntu 2[24]\\.04', 'Ubuntu 24.04.1 LTS', 'Debian 13'],
  ['b', 'abc', 'ac'],
  ['^\\d{1,3}(\\.\\d{1,3}){3}/\\d{1,2}$', '10.244.0.0/16', '10.244.0.0'],
  ['^a\\/b$', 'a/b', 'a/b\n'],
  ['^\\u0041\\u{1F600}.$', 'A\u{1F600}\u{1F601}', 'A'],
  ['^(?<year>\\d{4})$', '2026', '26'],
  ['^\\p{Lu}+$', 'ÄÖ', 'äö'],
  ['^\\\\k<$', '\\k<', 'k<'],
])('%s matches %j and not %j', (pattern, match, other) => {
  expect(compilePattern(pattern).test(match)).toBe(true);
  expect(compilePattern(pattern).test(other)).toBe(false);
});

it.each([
  ['^(?=a)b', 'unsupported Perl syntax'],
  ['(?<!a)b', 'invalid named capture'],
  ['(a)\\1', 'invalid escape sequence'],
  ['(?<n>a)\\k<n>', 'back references are not supported'],
  ['^.{0,2000}$', 'invalid repeat count'],
  ['((a{0,100}){0,100}){0,100}', 'invalid repeat count'],
  ['(', 'Unterminated group'],
  ['\\z', 'Invalid escape'],
  ['a'.repeat(1001), 'it is 1001 characters long'],
])('says why it cannot use %s', (pattern, why) => {
  expect(() => compilePattern(pattern)).toThrow(why);
  expect(() => compilePattern(pattern)).toThrow(
    `the pattern '${pattern.slice(0, 100)}' cannot be used: `,
  );
});

it('is not kept busy by what makes others try for ever', () => {
  // by backtracking, every character more takes twice as long: 2^100 steps
  expect(compilePattern('^(a+)+$').test(`${'a'.repeat(100)}!`)).toBe(false);
});
