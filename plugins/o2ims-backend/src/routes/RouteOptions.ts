import { AuditorService } from '@backstage/backend-plugin-api';
import { createOpenApiRouter } from '../schema/openapi';
import { ManagementCluster } from '../kubernetes/ManagementCluster';
import { Access } from '../permissions/Access';
import { RequestChanges } from '../requests/RequestChanges';
import { RequestDetails } from '../requests/RequestDetails';
import { RequestService } from '../requests/RequestService';

/** The generated router: it validates what comes in and types it. */
export type OpenApiRouter = Awaited<ReturnType<typeof createOpenApiRouter>>;

/** What every group of routes is given. */
export interface RouteOptions {
  router: OpenApiRouter;
  auditor: AuditorService;
  access: Access;
  cluster: ManagementCluster;
  requests: RequestService;
  changes: RequestChanges;
  details: RequestDetails;
}
