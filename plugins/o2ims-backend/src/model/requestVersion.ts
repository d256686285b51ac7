import { createHash } from 'node:crypto';
import { Request } from '@o2ims-portal/plugin-o2ims-common';

/**
 * A request's version, made from all that it says: it changes when a reader could see a difference, and only then,
 * and is the same in every replica of the portal.
 */
export function requestVersion(request: Omit<Request, 'version'>): string {
  return createHash('sha256')
    .update(JSON.stringify(request))
    .digest('base64url')
    .slice(0, 22);
}
