import {
  createFrontendPlugin,
  createRouteRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';

const selectedTemplate = createRouteRef({
  params: ['namespace', 'templateName'],
});

/** What links to the form of a software template lead to. */
export const scaffolderStub = createFrontendPlugin({
  pluginId: 'scaffolder',
  routes: { selectedTemplate },
  extensions: [
    PageBlueprint.make({
      params: {
        path: '/create/templates/:namespace/:templateName',
        routeRef: selectedTemplate,
        loader: async () => <h1>The form</h1>,
      },
    }),
  ],
});
