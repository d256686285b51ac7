import { RequestKey, requestPath } from '@o2ims-portal/plugin-o2ims-common';

/** Path in the portal of a request's page. */
export function requestPagePath(key: RequestKey): string {
  return `/o2ims/requests/${requestPath(key)}`;
}
