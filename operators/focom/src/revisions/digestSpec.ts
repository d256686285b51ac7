import { createHash } from 'node:crypto';
import { ExecutedSpec, toExecutedSpec } from './ExecutedSpec';

/** The same for the same content, whatever the order of keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : part,
  );
}

/** Asked for whenever a status changes, and parameters may be large; a spec that is the same object is the same. */
const digests = new WeakMap<ExecutedSpec, string>();

/** SHA-256 of what is sent of a spec: tells whether two are the same without having both. */
export function digestSpec(spec: ExecutedSpec): string {
  const known = digests.get(spec);
  if (known) {
    return known;
  }
  const digest = createHash('sha256')
    .update(canonical(toExecutedSpec(spec)))
    .digest('hex');
  digests.set(spec, digest);
  return digest;
}
