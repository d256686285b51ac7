import { formatKey, parseKey } from './keys';

describe('keys', () => {
  it.each([
    [{ name: 'edge' }, 'edge'],
    [{ namespace: 'lab', name: 'edge.1' }, 'lab/edge.1'],
  ])('of %j is %s, and back', (key, text) => {
    expect(formatKey(key)).toBe(text);
    expect(parseKey(text)).toEqual(key);
  });
});
