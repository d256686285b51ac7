import { classifyRequest } from './classifyRequest';

describe('classifyRequest', () => {
  it.each([
    [
      'GET',
      '/apis/cluster.x-k8s.io/v1beta1/clusters?limit=500',
      'list',
      'clusters',
    ],
    [
      'GET',
      '/apis/cluster.x-k8s.io/v1beta1/namespaces/default/clusters?watch=true&resourceVersion=1',
      'watch',
      'clusters',
    ],
    [
      'GET',
      '/apis/cluster.x-k8s.io/v1beta1/namespaces/default/clusters/edge',
      'get',
      'clusters',
    ],
    [
      'PATCH',
      '/apis/focom.nephio.org/v1alpha1/namespaces/default/focomprovisioningrequests/edge/status?force=true',
      'patch',
      'focomprovisioningrequests/status',
    ],
    [
      'POST',
      '/apis/o2ims.provisioning.oran.org/v1alpha1/provisioningrequests',
      'create',
      'provisioningrequests',
    ],
    [
      'PUT',
      '/apis/o2ims.provisioning.oran.org/v1alpha1/provisioningrequests/edge',
      'update',
      'provisioningrequests',
    ],
    ['DELETE', '/api/v1/namespaces/default/secrets/s', 'delete', 'secrets'],
    ['GET', '/api/v1/namespaces', 'list', 'namespaces'],
    ['GET', '/api/v1/namespaces/default', 'get', 'namespaces'],
    ['GET', '/readyz', 'get', '/readyz'],
  ])('%s %s', (method, url, verb, resource) => {
    expect(classifyRequest(method, url)).toEqual({ verb, resource });
  });
});
