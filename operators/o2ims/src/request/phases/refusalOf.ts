import { ApiError } from '@o2ims-portal/kubernetes-client';
import { NotOursError } from '../../capi/ClusterResources';

/** The object itself is wrong, may not be made, or has no place to be: asking again right away is of no use. */
const REFUSED: ReadonlySet<number> = new Set([400, 403, 404, 405, 413, 422]);

/** Why an object was refused, in words; undefined when it is worth trying again. */
export function refusalOf(error: unknown): string | undefined {
  if (error instanceof NotOursError) {
    return `${error.message}. Delete it, or choose another clusterName`;
  }
  return error instanceof ApiError && REFUSED.has(error.status)
    ? `The API server refused it: ${error.serverMessage}`
    : undefined;
}
