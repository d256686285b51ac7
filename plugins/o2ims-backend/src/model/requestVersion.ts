import { Request } from '@o2ims-portal/plugin-o2ims-common';
import { digest } from './digest';

/**
 * A request's version, made from all that it says: it changes when a reader could see a difference, and only then,
 * and is the same in every replica of the portal.
 */
export function requestVersion(request: Omit<Request, 'version'>): string {
  return digest(request);
}
