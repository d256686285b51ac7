import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import {
  createO2imsClient,
  entityTypes,
} from '@o2ims-portal/plugin-o2ims-common';
import { RiNodeTree } from '@remixicon/react';
import { o2imsApiRef } from './api/o2imsApiRef';
import {
  hostsRouteRef,
  oCloudsRouteRef,
  requestsRouteRef,
  rootRouteRef,
  templateRouteRef,
  templatesRouteRef,
} from './routes';

const o2imsApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: o2imsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: createO2imsClient,
    }),
});

const o2imsPage = PageBlueprint.make({
  params: { path: '/o2ims', routeRef: rootRouteRef },
});

const requestsSubPage = SubPageBlueprint.make({
  name: 'requests',
  params: {
    path: 'requests',
    title: 'Requests',
    routeRef: requestsRouteRef,
    loader: () =>
      import('./components/RequestsPage/RequestRoutes').then(m => (
        <m.RequestRoutes />
      )),
  },
});

const hostsSubPage = SubPageBlueprint.make({
  name: 'hosts',
  params: {
    path: 'hosts',
    title: 'Hosts',
    routeRef: hostsRouteRef,
    loader: () =>
      import('./components/HostsPage/HostsPage').then(m => <m.HostsPage />),
  },
});

const oCloudsSubPage = SubPageBlueprint.make({
  name: 'o-clouds',
  params: {
    path: 'o-clouds',
    title: 'O-Clouds',
    routeRef: oCloudsRouteRef,
    loader: () =>
      import('./components/OCloudsPage/OCloudsPage').then(m => (
        <m.OCloudsPage />
      )),
  },
});

const templatesSubPage = SubPageBlueprint.make({
  name: 'templates',
  params: {
    path: 'templates',
    title: 'Templates',
    routeRef: templatesRouteRef,
    loader: () =>
      import('./components/TemplatesPage/TemplatesPage').then(m => (
        <m.TemplatesPage />
      )),
  },
});

const clusterEntityCard = EntityCardBlueprint.make({
  name: 'cluster',
  params: {
    type: 'content',
    filter: { kind: 'resource', 'spec.type': entityTypes.cluster },
    loader: () =>
      import('./components/ClusterCard/ClusterCard').then(m => (
        <m.ClusterCard />
      )),
  },
});

const hostEntityCard = EntityCardBlueprint.make({
  name: 'host',
  params: {
    type: 'content',
    filter: { kind: 'resource', 'spec.type': entityTypes.host },
    loader: () =>
      import('./components/HostCard/HostCard').then(m => <m.HostCard />),
  },
});

const hostPickerFormField = FormFieldBlueprint.make({
  name: 'host-picker',
  params: {
    field: () => import('./fields/HostPicker').then(m => m.HostPicker),
  },
});

const oCloudPickerFormField = FormFieldBlueprint.make({
  name: 'o-cloud-picker',
  params: {
    field: () => import('./fields/OCloudPicker').then(m => m.OCloudPicker),
  },
});

const kubernetesVersionPickerFormField = FormFieldBlueprint.make({
  name: 'kubernetes-version-picker',
  params: {
    field: () =>
      import('./fields/KubernetesVersionPicker').then(
        m => m.KubernetesVersionPicker,
      ),
  },
});

/** Requests, hosts, O-Clouds, templates and clusters in the portal. @public */
export default createFrontendPlugin({
  pluginId: 'o2ims',
  title: 'O-Cloud',
  icon: <RiNodeTree />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: rootRouteRef,
    requests: requestsRouteRef,
    hosts: hostsRouteRef,
    oClouds: oCloudsRouteRef,
    templates: templatesRouteRef,
  },
  externalRoutes: { template: templateRouteRef },
  extensions: [
    o2imsApi,
    o2imsPage,
    requestsSubPage,
    hostsSubPage,
    oCloudsSubPage,
    templatesSubPage,
    clusterEntityCard,
    hostEntityCard,
    hostPickerFormField,
    oCloudPickerFormField,
    kubernetesVersionPickerFormField,
  ],
});
