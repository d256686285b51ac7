import { useApi } from '@backstage/frontend-plugin-api';
import {
  RequestKey,
  requestPath,
  ResourceTree,
} from '@o2ims-portal/plugin-o2ims-common';
import { o2imsApiRef } from '../api/o2imsApiRef';
import { Live, useLive } from './useLive';

/** The objects that exist because of a request. */
export function useRequestResources(request: RequestKey): Live<ResourceTree> {
  const api = useApi(o2imsApiRef);
  return useLive({
    key: `resources ${requestPath(request)}`,
    load: signal => api.getRequestResources(request, { signal }),
    concerns: ({ object, name }) =>
      (object === 'resources' || object === 'request') && name === request.name,
  });
}
