import { o2imsOCloudReadPermission } from '@o2ims-portal/plugin-o2ims-common';
import { requirePermission } from './requirePermission';
import { RouteOptions } from './RouteOptions';
import { withAudit } from './withAudit';

const eventId = 'o-cloud-fetch';

/** `/v1/o-clouds` */
export function addOCloudRoutes(options: RouteOptions): void {
  const { router, auditor, cluster } = options;
  const permission = o2imsOCloudReadPermission;

  router.get('/v1/o-clouds', async (request, response) => {
    const meta = { queryType: 'all' };
    const items = await withAudit(
      { auditor, eventId, request, meta },
      async () => {
        await requirePermission({ ...options, permission, request });
        return cluster.read('oCloud').oClouds();
      },
    );
    response.json({ items });
  });
}
