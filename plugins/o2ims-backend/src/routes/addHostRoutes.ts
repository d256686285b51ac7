import { NotFoundError } from '@backstage/errors';
import { o2imsHostReadPermission } from '@o2ims-portal/plugin-o2ims-common';
import { requirePermission } from './requirePermission';
import { RouteOptions } from './RouteOptions';
import { withAudit } from './withAudit';

const eventId = 'host-fetch';

/** `/v1/hosts` */
export function addHostRoutes(options: RouteOptions): void {
  const { router, auditor, cluster } = options;
  const permission = o2imsHostReadPermission;

  router.get('/v1/hosts', async (request, response) => {
    const meta = { queryType: 'all' };
    const items = await withAudit(
      { auditor, eventId, request, meta },
      async () => {
        await requirePermission({ ...options, permission, request });
        return cluster.read('host').hosts();
      },
    );
    response.json({ items });
  });

  router.get('/v1/hosts/:namespace/:name', async (request, response) => {
    const { namespace, name } = request.params;
    const meta = { queryType: 'by-name', namespace, name };
    const host = await withAudit(
      { auditor, eventId, request, meta },
      async () => {
        await requirePermission({ ...options, permission, request });
        const found = cluster.read('host').host({ namespace, name });
        if (!found) {
          throw new NotFoundError(`There is no host ${namespace}/${name}`);
        }
        return found;
      },
    );
    response.json(host);
  });
}
