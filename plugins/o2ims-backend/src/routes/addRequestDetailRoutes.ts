import {
  o2imsRequestReadPermission,
  RequestKey,
} from '@o2ims-portal/plugin-o2ims-common';
import { requirePermission } from './requirePermission';
import { RouteOptions } from './RouteOptions';
import { toRequestKey } from './toRequestKey';
import { withAudit } from './withAudit';

type RequestOfCaller = Parameters<typeof requirePermission>[0]['request'] & {
  params: Parameters<typeof toRequestKey>[0];
};

/** What is below `/v1/requests/{kind}/{namespace}/{name}`: whoever may read the request may read that. */
export function addRequestDetailRoutes(options: RouteOptions): void {
  const { router, auditor, details } = options;
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
        await requirePermission({ ...options, permission, request });
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
