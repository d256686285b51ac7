import { Webhook } from 'standardwebhooks';

/** What Standard Webhooks asks of a key, in bytes. */
const MIN_LENGTH = 24;
const MAX_LENGTH = 64;

/**
 * Keys as Standard Webhooks writes them, one a line: `whsec_` and 24 to 64 bytes in base64. Two, while one takes the
 * place of the other.
 *
 * @throws Error that says what is wrong, but not what was read
 */
export function parseSigningKeys(text: string): Webhook[] {
  const lines = text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean);
  if (lines.length === 0) {
    throw new Error('There is no key in it');
  }
  return lines.map((line, index) => {
    const [, encoded] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(line) ?? [];
    const { length } = Buffer.from(encoded ?? '', 'base64');
    if (length < MIN_LENGTH || length > MAX_LENGTH) {
      throw new Error(
        `Key ${
          index + 1
        } has to be whsec_ and ${MIN_LENGTH} to ${MAX_LENGTH} bytes in base64`,
      );
    }
    return new Webhook(line);
  });
}
