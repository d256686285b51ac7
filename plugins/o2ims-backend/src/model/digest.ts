import { createHash } from 'node:crypto';

/** Changes when, and only when, a value's JSON does; the same in every replica of the portal. */
export function digest(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value))
    .digest('base64url')
    .slice(0, 22);
}
