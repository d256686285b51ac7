import { NotFoundError } from '@backstage/errors';
import { o2imsClusterReadPermission } from '@o2ims-portal/plugin-o2ims-common';
import { requirePermission } from './requirePermission';
import { RouteOptions } from './RouteOptions';
import { withAudit } from './withAudit';

const eventId = 'cluster-fetch';

/** `/v1/clusters` */
export function addClusterRoutes(options: RouteOptions): void {
  const { router, auditor, cluster } = options;
  const permission = o2imsClusterReadPermission;

  router.get('/v1/clusters', async (request, response) => {
    const meta = { queryType: 'all' };
    const items = await withAudit(
      { auditor, eventId, request, meta },
      async () => {
        await requirePermission({ ...options, permission, request });
        return cluster.read('cluster').clusters();
      },
    );
    response.json({ items });
  });

  router.get('/v1/clusters/:namespace/:name', async (request, response) => {
    const { namespace, name } = request.params;
    const meta = { queryType: 'by-name', namespace, name };
    const found = await withAudit(
      { auditor, eventId, request, meta },
      async () => {
        await requirePermission({ ...options, permission, request });
        const item = cluster.read('cluster').cluster({ namespace, name });
        if (!item) {
          throw new NotFoundError(`There is no cluster ${namespace}/${name}`);
        }
        return item;
      },
    );
    response.json(found);
  });
}
