import { createApiMock } from '@backstage/frontend-test-utils';
import { o2imsApiRef } from '../api/o2imsApiRef';

/** An O2imsClient whose methods are mock functions; a test says what those that it needs answer. */
export const o2imsApiMock = createApiMock(o2imsApiRef, () => ({
  listRequests: jest.fn(),
  getRequest: jest.fn(),
  getRequestResources: jest.fn(),
  listRequestEvents: jest.fn(),
  listRequestManifests: jest.fn(),
  createRequest: jest.fn(),
  deleteRequest: jest.fn(),
  changeRequest: jest.fn(),
  approveRequest: jest.fn(),
  listRevisions: jest.fn(),
  restoreRevision: jest.fn(),
  listHosts: jest.fn(),
  getHost: jest.fn(),
  listClusters: jest.fn(),
  getCluster: jest.fn(),
  listTemplates: jest.fn(),
  listOClouds: jest.fn(),
}));
