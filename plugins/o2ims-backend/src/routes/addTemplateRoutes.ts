import { o2imsTemplateReadPermission } from '@o2ims-portal/plugin-o2ims-common';
import { RouteOptions } from './RouteOptions';
import { withAudit } from './withAudit';

const eventId = 'template-fetch';

/** `/v1/templates` */
export function addTemplateRoutes(options: RouteOptions): void {
  const { router, access, auditor, cluster } = options;

  router.get('/v1/templates', async (request, response) => {
    const meta = { queryType: 'all' };
    const items = await withAudit(
      { auditor, eventId, request, meta },
      async () => {
        await access.require(request, o2imsTemplateReadPermission);
        return cluster.read('template').templates();
      },
    );
    response.json({ items });
  });
}
