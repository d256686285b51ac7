import {
  o2imsRequestCreatePermission,
  o2imsRequestDeletePermission,
  o2imsRequestReadPermission,
  requestPath,
} from '@o2ims-portal/plugin-o2ims-common';
import { requirePermission } from './requirePermission';
import { RouteOptions } from './RouteOptions';
import { toRequestKey } from './toRequestKey';
import { withAudit } from './withAudit';

const DEFAULT_TIMEOUT_SECONDS = 25;

/** `/v1/requests` */
export function addRequestRoutes(options: RouteOptions): void {
  const { router, auditor, requests } = options;

  router.get('/v1/requests', async (request, response) => {
    const meta = { queryType: 'all' };
    const items = await withAudit(
      { auditor, eventId: 'request-fetch', request, meta },
      async () => {
        const permission = o2imsRequestReadPermission;
        await requirePermission({ ...options, permission, request });
        return requests.list();
      },
    );
    response.json({ items });
  });

  router.post('/v1/requests', async (request, response) => {
    const { body } = request;
    const { dryRun = false } = request.query;
    // parameters may hold anything, and so stay out of the log
    const { name, templateName, templateVersion } = body;
    const meta = { name, templateName, templateVersion, dryRun };
    const created = await withAudit(
      {
        auditor,
        eventId: 'request-create',
        severityLevel: 'medium',
        request,
        meta,
      },
      async () => {
        const permission = o2imsRequestCreatePermission;
        const { principal } = await requirePermission({
          ...options,
          permission,
          request,
        });
        const requestedBy =
          principal.type === 'user' ? principal.userEntityRef : undefined;
        return requests.create(body, { requestedBy, dryRun });
      },
    );
    if (!dryRun) {
      response.location(
        `${request.originalUrl.split('?')[0]}/${requestPath(created)}`,
      );
    }
    response.status(201).json(created);
  });

  router.get(
    '/v1/requests/:kind/:namespace/:name',
    async (request, response) => {
      const key = toRequestKey(request.params);
      const { changedSince, timeoutSeconds = DEFAULT_TIMEOUT_SECONDS } =
        request.query;
      const meta = { queryType: 'by-name', ...key };
      const found = await withAudit(
        { auditor, eventId: 'request-fetch', request, meta },
        async () => {
          const permission = o2imsRequestReadPermission;
          await requirePermission({ ...options, permission, request });
          if (changedSince === undefined) {
            return requests.get(key);
          }
          const gone = new AbortController();
          response.once('close', () => gone.abort());
          return requests.getChanged(key, {
            changedSince,
            timeoutMs: timeoutSeconds * 1_000,
            signal: gone.signal,
          });
        },
      );
      response.json(found);
    },
  );

  router.delete(
    '/v1/requests/:kind/:namespace/:name',
    async (request, response) => {
      const key = toRequestKey(request.params);
      const { dryRun = false } = request.query;
      const meta = { ...key, dryRun };
      const deleted = await withAudit(
        {
          auditor,
          eventId: 'request-delete',
          severityLevel: 'high',
          request,
          meta,
        },
        async () => {
          const permission = o2imsRequestDeletePermission;
          await requirePermission({ ...options, permission, request });
          return requests.delete(key, { dryRun });
        },
      );
      response.status(202).json(deleted);
    },
  );
}
