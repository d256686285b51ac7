import { useApi } from '@backstage/frontend-plugin-api';
import { HostList, HostQuery } from '@o2ims-portal/plugin-o2ims-common';
import { o2imsApiRef } from '../api/o2imsApiRef';
import { useKept } from './useKept';
import { Live, useLive } from './useLive';

/** Hosts that the user may see. While others are asked for, those before are kept, and marked as stale. */
export function useHostList(
  query: HostQuery,
): Live<HostList> & { isStale: boolean } {
  const api = useApi(o2imsApiRef);
  const live = useLive({
    key: `hosts ${JSON.stringify(query)}`,
    load: signal => api.listHosts(query, { signal }),
    concerns: ({ object }) => object === 'host',
  });
  return useKept(live);
}
