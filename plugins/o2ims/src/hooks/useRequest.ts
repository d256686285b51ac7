import { useApi } from '@backstage/frontend-plugin-api';
import {
  Request,
  RequestKey,
  requestPath,
} from '@o2ims-portal/plugin-o2ims-common';
import { o2imsApiRef } from '../api/o2imsApiRef';
import { Live, useLive } from './useLive';

/** One request. */
export function useRequest(request: RequestKey): Live<Request> {
  const api = useApi(o2imsApiRef);
  return useLive({
    key: `request ${requestPath(request)}`,
    load: signal => api.getRequest(request, { signal }),
    // the name alone decides: a signal may leave out the rest, and one load too many does no harm
    concerns: ({ object, name }) =>
      object === 'request' && name === request.name,
  });
}
