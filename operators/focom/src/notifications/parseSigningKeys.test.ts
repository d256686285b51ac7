import { parseSigningKeys } from './parseSigningKeys';

const key = (bytes: number, fill = 7) =>
  `whsec_${Buffer.alloc(bytes, fill).toString('base64')}`;

describe('parseSigningKeys', () => {
  it.each([
    [key(24), 1],
    [`${key(32)}\n`, 1],
    [`\n${key(32)}\r\n  ${key(64, 8)}\n\n`, 2],
  ])('reads %j', (text, count) => {
    expect(parseSigningKeys(text)).toHaveLength(count);
  });

  it.each([
    ['', 'There is no key in it'],
    [' \n', 'There is no key in it'],
    [key(23), 'Key 1 has to be whsec_ and 24 to 64 bytes'],
    [key(65), 'Key 1 has to be'],
    [`${key(32)}\n${Buffer.alloc(32).toString('base64')}`, 'Key 2 has to be'],
    ['whsec_not base64 not base64 not base64!', 'Key 1 has to be'],
  ])('refuses %j, and does not repeat it', (text, message) => {
    expect(() => parseSigningKeys(text)).toThrow(message);
    expect(() => parseSigningKeys(text)).not.toThrow(/AAAA|Bw|not base64/);
  });
});
