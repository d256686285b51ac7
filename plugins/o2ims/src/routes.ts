import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/frontend-plugin-api';

/** `/o2ims` */
export const rootRouteRef = createRouteRef();

/** The list of requests; one request is `kind/namespace/name` below it. */
export const requestsRouteRef = createRouteRef();

/** The hosts. */
export const hostsRouteRef = createRouteRef();

/** The O-Clouds. */
export const oCloudsRouteRef = createRouteRef();

/** The templates. */
export const templatesRouteRef = createRouteRef();

/** The form of a software template. */
export const templateRouteRef = createExternalRouteRef({
  params: ['namespace', 'templateName'],
  defaultTarget: 'scaffolder.selectedTemplate',
});
