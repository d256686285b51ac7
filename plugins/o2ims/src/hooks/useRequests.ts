import { useApi } from '@backstage/frontend-plugin-api';
import { RequestList, RequestQuery } from '@o2ims-portal/plugin-o2ims-common';
import { o2imsApiRef } from '../api/o2imsApiRef';
import { useKept } from './useKept';
import { Live, useLive } from './useLive';

/** Requests that the user may see. While others are asked for, those before are kept, and marked as stale. */
export function useRequests(
  query: RequestQuery,
): Live<RequestList> & { isStale: boolean } {
  const api = useApi(o2imsApiRef);
  const live = useLive({
    key: `requests ${JSON.stringify(query)}`,
    load: signal => api.listRequests(query, { signal }),
    concerns: ({ object }) => object === 'request',
  });
  return useKept(live);
}
