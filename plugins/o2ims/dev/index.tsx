import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { createDevApp } from '@backstage/frontend-dev-utils';
import { O2imsClient } from '@o2ims-portal/plugin-o2ims-common';
import plugin from '../src';
import { o2imsApiRef } from '../src/api/o2imsApiRef';
import {
  clusterListOf,
  hostListOf,
  requestListOf,
} from '../src/__testUtils__/lists';
import {
  sampleCluster,
  sampleHosts,
  sampleOClouds,
  sampleRequests,
  sampleRevision,
  sampleTemplates,
} from '../src/__testUtils__/samples';
import { sampleEvents } from '../src/__testUtils__/sampleEvents';
import { sampleManifests } from '../src/__testUtils__/sampleManifests';
import { sampleResourceTree } from '../src/__testUtils__/sampleResourceTree';

const requests = sampleRequests();
const hosts = sampleHosts();

function find<T extends { name: string }>(items: T[], name: string): T {
  const item = items.find(candidate => candidate.name === name);
  if (!item) {
    throw Object.assign(new Error(`There is no ${name}`), {
      name: 'NotFoundError',
    });
  }
  return item;
}

/** A backend of sample data, so that every page can be looked at without one. */
const client: O2imsClient = {
  listRequests: async ({ template } = {}) =>
    requestListOf(
      requests.filter(
        ({ templateName }) => !template || templateName === template,
      ),
    ),
  getRequest: async ({ name }) => find(requests, name),
  getRequestResources: async ({ name }) =>
    sampleResourceTree(find(requests, name)),
  listRequestEvents: async () => sampleEvents(),
  listRequestManifests: async () => sampleManifests(),
  createRequest: async () => requests[0],
  deleteRequest: async ({ name }) => {
    const request = find(requests, name);
    request.phase = 'DELETING';
    request.deletedAt = new Date().toISOString();
    return request;
  },
  changeRequest: async ({ name }, change) =>
    Object.assign(find(requests, name), change),
  approveRequest: async ({ name }) =>
    Object.assign(find(requests, name), { preview: undefined }),
  listRevisions: async ({ name }) => [sampleRevision(find(requests, name))],
  restoreRevision: async ({ name }) => find(requests, name),
  listHosts: async () => hostListOf(hosts),
  getHost: async ({ name }) => find(hosts, name),
  listClusters: async () => clusterListOf([sampleCluster()]),
  getCluster: async ({ name }) => find([sampleCluster()], name),
  listTemplates: async () => sampleTemplates(),
  listOClouds: async () => sampleOClouds(),
};

createDevApp({
  features: [
    plugin,
    createFrontendModule({
      pluginId: 'o2ims',
      extensions: [
        ApiBlueprint.make({
          params: defineParams =>
            defineParams({ api: o2imsApiRef, deps: {}, factory: () => client }),
        }),
      ],
    }),
  ],
});
