import { NotFoundError } from '@backstage/errors';
import { o2imsHostReadPermission } from '@o2ims-portal/plugin-o2ims-common';
import { hostPermissionResourceRef } from '@o2ims-portal/plugin-o2ims-node';
import { Access } from '../permissions/Access';
import { queryHosts } from '../lists/queryHosts';
import { RouteOptions } from './RouteOptions';
import { withAudit } from './withAudit';

const eventId = 'host-fetch';

/** `/v1/hosts` */
export function addHostRoutes(options: RouteOptions): void {
  const { router, access, auditor, cluster } = options;
  const readable = (request: Parameters<Access['among']>[0]) =>
    access.among(request, o2imsHostReadPermission, hostPermissionResourceRef);

  router.get('/v1/hosts', async (request, response) => {
    const meta = { queryType: 'all' };
    const found = await withAudit(
      { auditor, eventId, request, meta },
      async () => {
        const { includes } = await readable(request);
        const items = cluster.read('host').hosts().filter(includes);
        return queryHosts(items, request.query);
      },
    );
    response.json(found);
  });

  router.get('/v1/hosts/:namespace/:name', async (request, response) => {
    const { namespace, name } = request.params;
    const meta = { queryType: 'by-name', namespace, name };
    const host = await withAudit(
      { auditor, eventId, request, meta },
      async () => {
        const allowed = await readable(request);
        const found = cluster.read('host').host({ namespace, name });
        if (!found) {
          throw new NotFoundError(`There is no host ${namespace}/${name}`);
        }
        allowed.check(found, `host ${namespace}/${name}`);
        return found;
      },
    );
    response.json(host);
  });
}
