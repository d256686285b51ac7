import {
  o2imsRequestReadPermission,
  RequestKey,
  requestPath,
} from '@o2ims-portal/plugin-o2ims-common';
import { requestPermissionResourceRef } from '@o2ims-portal/plugin-o2ims-node';
import { Access } from '../permissions/Access';
import { RouteOptions } from './RouteOptions';
import { toRequestKey } from './toRequestKey';
import { withAudit } from './withAudit';

type RequestOfCaller = Parameters<Access['among']>[0] & {
  params: Parameters<typeof toRequestKey>[0];
};

/** What is below `/v1/requests/{kind}/{namespace}/{name}`: whoever may read the request may read that. */
export function addRequestDetailRoutes(options: RouteOptions): void {
  const { router, access, auditor, details, requests } = options;
  const permission = o2imsRequestReadPermission;

  function read<T>(
    request: RequestOfCaller,
    queryType: string,
    load: (key: RequestKey) => T | Promise<T>,
  ): Promise<T> {
    const key = toRequestKey(request.params);
    const meta = { queryType, ...key };
    return withAudit(
      { auditor, eventId: 'request-fetch', request, meta },
      async () => {
        const allowed = await access.among(
          request,
          permission,
          requestPermissionResourceRef,
        );
        allowed.check(requests.get(key), `request ${requestPath(key)}`);
        return load(key);
      },
    );
  }

  router.get(
    '/v1/requests/:kind/:namespace/:name/resources',
    async (request, response) => {
      response.json(
        await read(request, 'resources', key => details.resources(key)),
      );
    },
  );

  router.get(
    '/v1/requests/:kind/:namespace/:name/events',
    async (request, response) => {
      response.json({
        items: await read(request, 'events', key => details.events(key)),
      });
    },
  );

  router.get(
    '/v1/requests/:kind/:namespace/:name/manifests',
    async (request, response) => {
      response.json({
        items: await read(request, 'manifests', key => details.manifests(key)),
      });
    },
  );
}
