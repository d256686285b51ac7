import { useRouteRef } from '@backstage/frontend-plugin-api';
import { RequestKey, requestPath } from '@o2ims-portal/plugin-o2ims-common';
import { useCallback } from 'react';
import { requestsRouteRef } from '../routes';

/** Where the page of a request is. */
export function useRequestHref(): (request: RequestKey) => string {
  const requestsPage = useRouteRef(requestsRouteRef);
  return useCallback(
    request => `${requestsPage?.() ?? ''}/${requestPath(request)}`,
    [requestsPage],
  );
}
