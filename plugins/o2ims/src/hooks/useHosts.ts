import { useApi } from '@backstage/frontend-plugin-api';
import { Host } from '@o2ims-portal/plugin-o2ims-common';
import { o2imsApiRef } from '../api/o2imsApiRef';
import { Live, useLive } from './useLive';

/** Every registered host that the user may see. */
export function useHosts(): Live<Host[]> {
  const api = useApi(o2imsApiRef);
  return useLive({
    key: 'hosts',
    load: async signal => (await api.listHosts({}, { signal })).items,
    concerns: ({ object }) => object === 'host',
  });
}
