import { NotFoundError } from '@backstage/errors';
import { o2imsClusterReadPermission } from '@o2ims-portal/plugin-o2ims-common';
import { clusterPermissionResourceRef } from '@o2ims-portal/plugin-o2ims-node';
import { Access } from '../permissions/Access';
import { queryClusters } from '../lists/queryClusters';
import { RouteOptions } from './RouteOptions';
import { withAudit } from './withAudit';

const eventId = 'cluster-fetch';

/** `/v1/clusters` */
export function addClusterRoutes(options: RouteOptions): void {
  const { router, access, auditor, cluster } = options;
  const readable = (request: Parameters<Access['among']>[0]) =>
    access.among(
      request,
      o2imsClusterReadPermission,
      clusterPermissionResourceRef,
    );

  router.get('/v1/clusters', async (request, response) => {
    const meta = { queryType: 'all' };
    const found = await withAudit(
      { auditor, eventId, request, meta },
      async () => {
        const { includes } = await readable(request);
        const items = cluster.read('cluster').clusters().filter(includes);
        return queryClusters(items, request.query);
      },
    );
    response.json(found);
  });

  router.get('/v1/clusters/:namespace/:name', async (request, response) => {
    const { namespace, name } = request.params;
    const meta = { queryType: 'by-name', namespace, name };
    const found = await withAudit(
      { auditor, eventId, request, meta },
      async () => {
        const allowed = await readable(request);
        const item = cluster.read('cluster').cluster({ namespace, name });
        if (!item) {
          throw new NotFoundError(`There is no cluster ${namespace}/${name}`);
        }
        allowed.check(item, `cluster ${namespace}/${name}`);
        return item;
      },
    );
    response.json(found);
  });
}
