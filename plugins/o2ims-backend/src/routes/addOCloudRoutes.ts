import { o2imsOCloudReadPermission } from '@o2ims-portal/plugin-o2ims-common';
import { oCloudPermissionResourceRef } from '@o2ims-portal/plugin-o2ims-node';
import { RouteOptions } from './RouteOptions';
import { withAudit } from './withAudit';

const eventId = 'o-cloud-fetch';

/** `/v1/o-clouds` */
export function addOCloudRoutes(options: RouteOptions): void {
  const { router, access, auditor, cluster } = options;

  router.get('/v1/o-clouds', async (request, response) => {
    const meta = { queryType: 'all' };
    const items = await withAudit(
      { auditor, eventId, request, meta },
      async () => {
        const { includes } = await access.among(
          request,
          o2imsOCloudReadPermission,
          oCloudPermissionResourceRef,
        );
        return cluster.read('oCloud').oClouds().filter(includes);
      },
    );
    response.json({ items });
  });
}
