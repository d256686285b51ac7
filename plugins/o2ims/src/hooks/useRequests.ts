import { useApi } from '@backstage/frontend-plugin-api';
import { Request } from '@o2ims-portal/plugin-o2ims-common';
import { o2imsApiRef } from '../api/o2imsApiRef';
import { Live, useLive } from './useLive';

/** Every request that the user may see. */
export function useRequests(): Live<Request[]> {
  const api = useApi(o2imsApiRef);
  return useLive({
    key: 'requests',
    load: signal => api.listRequests({ signal }),
    concerns: ({ object }) => object === 'request',
  });
}
