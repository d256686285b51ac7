import { useApi } from '@backstage/frontend-plugin-api';
import {
  Manifest,
  RequestKey,
  requestPath,
} from '@o2ims-portal/plugin-o2ims-common';
import { o2imsApiRef } from '../api/o2imsApiRef';
import { Live, useLive } from './useLive';

/** The objects behind a request as YAML. */
export function useRequestManifests(request: RequestKey): Live<Manifest[]> {
  const api = useApi(o2imsApiRef);
  return useLive({
    key: `manifests ${requestPath(request)}`,
    load: signal => api.listRequestManifests(request, { signal }),
    concerns: ({ object, name }) =>
      (object === 'resources' || object === 'request') && name === request.name,
  });
}
