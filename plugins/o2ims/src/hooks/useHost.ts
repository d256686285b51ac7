import { useApi } from '@backstage/frontend-plugin-api';
import { Host } from '@o2ims-portal/plugin-o2ims-common';
import { o2imsApiRef } from '../api/o2imsApiRef';
import { Live, useLive } from './useLive';

/** One host. */
export function useHost(host: { namespace: string; name: string }): Live<Host> {
  const api = useApi(o2imsApiRef);
  return useLive({
    key: `host ${host.namespace}/${host.name}`,
    load: signal => api.getHost(host, { signal }),
    concerns: ({ object, name }) => object === 'host' && name === host.name,
  });
}
