import {
  AuditorService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { createOpenApiRouter } from '../schema/openapi';
import { ManagementCluster } from '../kubernetes/ManagementCluster';
import { RequestDetails } from '../requests/RequestDetails';
import { RequestService } from '../requests/RequestService';

/** The generated router: it validates what comes in and types it. */
export type OpenApiRouter = Awaited<ReturnType<typeof createOpenApiRouter>>;

/** What every group of routes is given. */
export interface RouteOptions {
  router: OpenApiRouter;
  auditor: AuditorService;
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  cluster: ManagementCluster;
  requests: RequestService;
  details: RequestDetails;
}
