import { useApi } from '@backstage/frontend-plugin-api';
import { Template } from '@o2ims-portal/plugin-o2ims-common';
import { o2imsApiRef } from '../api/o2imsApiRef';
import { Live, useLive } from './useLive';

/** Every template that a request can name. */
export function useTemplates(): Live<Template[]> {
  const api = useApi(o2imsApiRef);
  return useLive({
    key: 'templates',
    load: signal => api.listTemplates({ signal }),
    // a template that comes or goes changes what its O-Cloud offers
    concerns: ({ object }) => object === 'oCloud',
  });
}
