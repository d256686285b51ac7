import { isBelow } from './isBelow';

describe('isBelow', () => {
  it.each([
    ['https://smo/hooks', 'https://smo/hooks', true],
    ['https://smo/hooks/', 'https://smo/hooks', true],
    ['https://smo/hooks', 'https://smo/hooks/', true],
    ['https://smo/hooks/a/b?c=d', 'https://smo/hooks', true],
    ['https://SMO:443/hooks/a', 'https://smo/hooks', true],
    ['https://smo/anything', 'https://smo', true],
    ['https://smo/hooks-of-mine', 'https://smo/hooks', false],
    ['https://smo/hook', 'https://smo/hooks', false],
    ['https://smo/hooks/../admin', 'https://smo/hooks', false],
    ['https://smo/hooks/%2e%2e/admin', 'https://smo/hooks', false],
    ['https://smo\\@evil/hooks', 'https://smo/hooks', false],
    ['https://smo:8443/hooks', 'https://smo/hooks', false],
    ['http://smo/hooks', 'https://smo/hooks', false],
    ['https://smo.evil/hooks', 'https://smo/hooks', false],
    ['https://evil/https://smo/hooks', 'https://smo/hooks', false],
  ])('%s, of %s: %p', (url, prefix, below) => {
    expect(isBelow(url, prefix)).toBe(below);
  });
});
