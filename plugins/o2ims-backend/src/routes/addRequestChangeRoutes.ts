import {
  o2imsRequestApprovePermission,
  o2imsRequestReadPermission,
  o2imsRequestUpdatePermission,
  Request,
  requestPath,
} from '@o2ims-portal/plugin-o2ims-common';
import { requestPermissionResourceRef } from '@o2ims-portal/plugin-o2ims-node';
import { Access } from '../permissions/Access';
import { RouteOptions } from './RouteOptions';
import { toRequestKey } from './toRequestKey';
import { withAudit } from './withAudit';

type RequestPermission =
  | typeof o2imsRequestReadPermission
  | typeof o2imsRequestUpdatePermission
  | typeof o2imsRequestApprovePermission;

/** `/v1/requests/{kind}/{namespace}/{name}`: what is changed about a request that is there */
export function addRequestChangeRoutes(options: RouteOptions): void {
  const { router, access, auditor, changes } = options;
  const path = '/v1/requests/:kind/:namespace/:name' as const;

  /** Who asks, and whether they may. */
  const authorize = async (
    request: Parameters<Access['among']>[0],
    permission: RequestPermission,
  ) => {
    const ref = requestPermissionResourceRef;
    const allowed = await access.among(request, permission, ref);
    const { principal } = allowed.credentials;
    return {
      user: principal.type === 'user' ? principal.userEntityRef : undefined,
      check: (found: Request) =>
        allowed.check(found, `request ${requestPath(found)}`),
    };
  };

  router.post(`${path}/change`, async (request, response) => {
    const key = toRequestKey(request.params);
    const { dryRun = false } = request.query;
    // parameters may hold anything, and so stay out of the log
    const meta = { ...key, changes: Object.keys(request.body), dryRun };
    const changed = await withAudit(
      {
        auditor,
        eventId: 'request-update',
        severityLevel: 'medium',
        request,
        meta,
      },
      async () =>
        changes.change(key, request.body, {
          ...(await authorize(request, o2imsRequestUpdatePermission)),
          dryRun,
        }),
    );
    response.json(changed);
  });

  router.post(`${path}/approve`, async (request, response) => {
    const key = toRequestKey(request.params);
    const { generation } = request.body;
    const approved = await withAudit(
      {
        auditor,
        eventId: 'request-approve',
        severityLevel: 'medium',
        request,
        meta: { ...key, generation },
      },
      async () =>
        changes.approve(
          key,
          generation,
          await authorize(request, o2imsRequestApprovePermission),
        ),
    );
    response.json(approved);
  });

  router.get(`${path}/revisions`, async (request, response) => {
    const key = toRequestKey(request.params);
    const meta = { queryType: 'revisions', ...key };
    const items = await withAudit(
      { auditor, eventId: 'request-fetch', request, meta },
      async () =>
        changes.revisions(
          key,
          await authorize(request, o2imsRequestReadPermission),
        ),
    );
    response.json({ items });
  });

  router.post(`${path}/restore`, async (request, response) => {
    const key = toRequestKey(request.params);
    const { revision } = request.body;
    const asked = await withAudit(
      {
        auditor,
        eventId: 'request-restore',
        severityLevel: 'medium',
        request,
        meta: { ...key, revision },
      },
      async () =>
        changes.restore(
          key,
          revision,
          await authorize(request, o2imsRequestUpdatePermission),
        ),
    );
    response.status(202).json(asked);
  });
}
