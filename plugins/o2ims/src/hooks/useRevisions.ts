import { useApi } from '@backstage/frontend-plugin-api';
import {
  Request,
  requestPath,
  Revision,
} from '@o2ims-portal/plugin-o2ims-common';
import { o2imsApiRef } from '../api/o2imsApiRef';
import { Live, useLive } from './useLive';

/** What was executed of a request, the newest first; read anew when another revision comes into force. */
export function useRevisions(request: Request): Live<Revision[]> {
  const api = useApi(o2imsApiRef);
  const { kind, namespace, name, revision = 0 } = request;
  const key = { kind, namespace, name };
  return useLive({
    key: `revisions ${requestPath(key)} ${revision}`,
    load: signal => api.listRevisions(key, { signal }),
    concerns: () => false,
  });
}
