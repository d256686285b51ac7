import { useApi } from '@backstage/frontend-plugin-api';
import { OCloud } from '@o2ims-portal/plugin-o2ims-common';
import { o2imsApiRef } from '../api/o2imsApiRef';
import { Live, useLive } from './useLive';

/** Every O-Cloud that the user may see. */
export function useOClouds(): Live<OCloud[]> {
  const api = useApi(o2imsApiRef);
  return useLive({
    key: 'o-clouds',
    load: signal => api.listOClouds({ signal }),
    // the management cluster's capacity is counted from its hosts
    concerns: ({ object }) => object === 'oCloud' || object === 'host',
  });
}
