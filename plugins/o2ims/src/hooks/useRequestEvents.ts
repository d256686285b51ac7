import { useApi } from '@backstage/frontend-plugin-api';
import {
  RequestKey,
  requestPath,
  ResourceEvent,
} from '@o2ims-portal/plugin-o2ims-common';
import { o2imsApiRef } from '../api/o2imsApiRef';
import { Live, useLive } from './useLive';

/** What Kubernetes events say of the objects behind a request, newest first. */
export function useRequestEvents(request: RequestKey): Live<ResourceEvent[]> {
  const api = useApi(o2imsApiRef);
  return useLive({
    key: `events ${requestPath(request)}`,
    load: signal => api.listRequestEvents(request, { signal }),
    // nobody tells of an event, but it comes with a change of what it is about
    concerns: ({ object, name }) =>
      (object === 'resources' || object === 'request') && name === request.name,
  });
}
