import {
  o2imsOCloudUsePermission,
  o2imsRequestCreatePermission,
  o2imsRequestDeletePermission,
  o2imsRequestReadPermission,
  requestPath,
} from '@o2ims-portal/plugin-o2ims-common';
import {
  oCloudPermissionResourceRef,
  requestPermissionResourceRef,
} from '@o2ims-portal/plugin-o2ims-node';
import { queryRequests } from '../lists/queryRequests';
import { RouteOptions } from './RouteOptions';
import { toRequestKey } from './toRequestKey';
import { withAudit } from './withAudit';

const DEFAULT_TIMEOUT_SECONDS = 25;

/** `/v1/requests` */
export function addRequestRoutes(options: RouteOptions): void {
  const { router, access, auditor, requests } = options;
  const ref = requestPermissionResourceRef;

  router.get('/v1/requests', async (request, response) => {
    const meta = { queryType: 'all' };
    const found = await withAudit(
      { auditor, eventId: 'request-fetch', request, meta },
      async () => {
        const permission = o2imsRequestReadPermission;
        const { includes } = await access.among(request, permission, ref);
        return queryRequests(requests.list().filter(includes), request.query);
      },
    );
    response.json(found);
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
        const { principal } = await access.require(
          request,
          o2imsRequestCreatePermission,
        );
        const usable = await access.among(
          request,
          o2imsOCloudUsePermission,
          oCloudPermissionResourceRef,
        );
        const requestedBy =
          principal.type === 'user' ? principal.userEntityRef : undefined;
        return requests.create(body, {
          requestedBy,
          dryRun,
          checkOCloud: oCloud =>
            usable.check(oCloud, `O-Cloud '${oCloud.name}'`),
        });
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
          const allowed = await access.among(request, permission, ref);
          const current = requests.get(key);
          allowed.check(current, `request ${requestPath(key)}`);
          if (changedSince === undefined) {
            return current;
          }
          const gone = new AbortController();
          response.once('close', () => gone.abort());
          const changed = await requests.getChanged(key, {
            changedSince,
            timeoutMs: timeoutSeconds * 1_000,
            signal: gone.signal,
          });
          allowed.check(changed, `request ${requestPath(key)}`);
          return changed;
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
          const allowed = await access.among(request, permission, ref);
          return requests.delete(key, {
            dryRun,
            check: found => allowed.check(found, `request ${requestPath(key)}`),
          });
        },
      );
      response.status(202).json(deleted);
    },
  );
}
