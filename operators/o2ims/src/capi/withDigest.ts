import { createHash } from 'node:crypto';
import { annotations } from '@o2ims-portal/api';
import { RenderedObject } from './RenderedObject';

/** As JSON that is the same whatever order keys are written in. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : part,
  );
}

/**
 * An object that says what was asked for when it was last applied. An object may have more than is wanted of it, so
 * that a key that is not wanted any more cannot be told from one that somebody else added; but it changes the digest,
 * and so the object is applied again, which has the API server take out what only we had asked for.
 *
 * Of the object as it is rendered: another version of Cluster API makes no difference.
 */
export function withDigest(rendered: RenderedObject): RenderedObject {
  const { object } = rendered;
  const { metadata } = object;
  const digest = createHash('sha256')
    .update(canonical(object))
    .digest('hex')
    .slice(0, 16);
  return {
    ...rendered,
    object: {
      ...object,
      metadata: {
        ...metadata,
        annotations: {
          ...metadata.annotations,
          [annotations.rendered]: digest,
        },
      },
    },
  };
}
