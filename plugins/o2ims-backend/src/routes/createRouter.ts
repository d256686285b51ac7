import { createOpenApiRouter } from '../schema/openapi';
import { addClusterRoutes } from './addClusterRoutes';
import { addHostRoutes } from './addHostRoutes';
import { addOCloudRoutes } from './addOCloudRoutes';
import { addRequestChangeRoutes } from './addRequestChangeRoutes';
import { addRequestDetailRoutes } from './addRequestDetailRoutes';
import { addRequestRoutes } from './addRequestRoutes';
import { addTemplateRoutes } from './addTemplateRoutes';
import { OpenApiRouter, RouteOptions } from './RouteOptions';

/** The REST API, as `schema/openapi.yaml` describes it. */
export async function createRouter(
  options: Omit<RouteOptions, 'router'>,
): Promise<OpenApiRouter> {
  const router = await createOpenApiRouter();
  const routeOptions: RouteOptions = { ...options, router };
  addRequestRoutes(routeOptions);
  addRequestChangeRoutes(routeOptions);
  addRequestDetailRoutes(routeOptions);
  addHostRoutes(routeOptions);
  addClusterRoutes(routeOptions);
  addTemplateRoutes(routeOptions);
  addOCloudRoutes(routeOptions);
  return router;
}
