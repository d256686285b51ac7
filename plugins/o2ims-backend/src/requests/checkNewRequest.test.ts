import { ClusterTemplate } from '@o2ims-portal/api';
import { NewRequest, OCloud, Request } from '@o2ims-portal/plugin-o2ims-common';
import { cluster, focomRequest, newRequest } from '../__testUtils__/objects';
import { toCluster } from '../model/toCluster';
import { toRequest } from '../model/toRequest';
import { toTemplate } from '../model/toTemplate';
import { checkNewRequest, NewRequestContext } from './checkNewRequest';

const clusterTemplate: ClusterTemplate = {
  apiVersion: 'o2ims.provisioning.oran.org/v1alpha1',
  kind: 'ClusterTemplate',
  metadata: { name: 'byoh-workload-cluster-v1.0.0', namespace: 'default' },
  spec: {
    name: 'byoh-workload-cluster',
    version: 'v1.0.0',
    kubernetesVersions: ['v1.32.0'],
    parameterSchema: { type: 'object', required: ['clusterName', 'hosts'] },
  },
};

const [local, west]: OCloud[] = ['local', 'west'].map(name => ({
  namespace: 'default',
  name,
  isLocal: name === 'local',
  isAvailable: true,
  templates: [{ name: 'byoh-workload-cluster', version: 'v1.0.0' }],
  conditions: [],
}));

const context: NewRequestContext = {
  namespace: 'default',
  oClouds: [local, west],
  templates: [toTemplate(clusterTemplate)],
  clusterTemplate,
  requests: [],
  clusters: [],
};

function request(name: string, overrides: Partial<Request> = {}): Request {
  return {
    ...toRequest(focomRequest({ name }), { isSimulatedHost: () => false }),
    ...overrides,
  };
}

describe('checkNewRequest', () => {
  it('has nothing against a request that can be fulfilled', () => {
    expect(() => checkNewRequest(newRequest('edge'), context)).not.toThrow();
  });

  it.each<[string, Partial<NewRequest>, Partial<NewRequestContext>, RegExp]>([
    [
      'a name that begins with a dash',
      { name: '-edge' },
      {},
      /cannot be the name/,
    ],
    ['too long a name', { name: 'x'.repeat(64) }, {}, /at most 63 characters/],
    [
      'an O-Cloud that is not there',
      { oCloudId: 'north' },
      {},
      /no O-Cloud 'north'; choose one of local, west/,
    ],
    [
      'a template that the O-Cloud does not have',
      { oCloudId: 'west' },
      {
        oClouds: [local, { ...west, templates: [{ name: 'x', version: '1' }] }],
      },
      /O-Cloud 'west' has no template byoh-workload-cluster v1.0.0; it has x 1/,
    ],
    [
      'parameters that break the schema of a template of another O-Cloud',
      { oCloudId: 'west', templateParameters: {} },
      {},
      /\/hosts: is required/,
    ],
    [
      'a template that is not there',
      { templateName: 'large' },
      {},
      /no template large v1.0.0; choose one of byoh-workload-cluster v1.0.0/,
    ],
    [
      'any template while there is none',
      {},
      { templates: [] },
      /the O-Cloud offers none yet/,
    ],
    [
      'parameters that break the schema',
      { templateParameters: {} },
      {},
      /do not fit template byoh-workload-cluster v1.0.0: \/clusterName: is required; \/hosts: is required/,
    ],
    [
      'parameters that break the schema of a template that is elsewhere',
      { templateParameters: {} },
      { clusterTemplate: undefined },
      /\/hosts: is required/,
    ],
    [
      'what a schema cannot say',
      {
        templateParameters: {
          clusterName: 'Edge',
          hosts: { masters: [{ hostName: 'a' }] },
        },
      },
      {},
      /\/clusterName: 'Edge' is not a DNS name/,
    ],
    [
      'everything, when the schema is broken',
      {},
      {
        clusterTemplate: {
          ...clusterTemplate,
          spec: { ...clusterTemplate.spec, parameterSchema: { type: 'nope' } },
        },
      },
      /parameter schema of template byoh-workload-cluster v1.0.0 is broken/,
    ],
    [
      'everything, when a pattern cannot be used',
      {},
      {
        clusterTemplate: {
          ...clusterTemplate,
          spec: {
            ...clusterTemplate.spec,
            parameterSchema: { pattern: '(?=a)' },
          },
        },
      },
      /is broken.*the pattern '\(\?=a\)' cannot be used/,
    ],
  ])('refuses %s', (_, overrides, contextOverrides, message) => {
    const check = () =>
      checkNewRequest(newRequest('edge', overrides), {
        ...context,
        ...contextOverrides,
      });
    expect(check).toThrow(message);
    expect(check).toThrow(expect.objectContaining({ name: 'InputError' }));
  });

  it('leaves to another O-Cloud what its schema does not say', () => {
    const templateParameters = {
      clusterName: 'edge',
      hosts: { masters: [{ hostName: 'a' }] },
      k8sVersion: 'v9.9.9',
    };
    const check = (oCloudId: string) => () =>
      checkNewRequest(newRequest('edge', { oCloudId, templateParameters }), {
        ...context,
        // nor does an O-Cloud have to be there right now, or say what it has
        oClouds: [local, { ...west, isAvailable: false, templates: undefined }],
      });
    expect(check('local')).toThrow(/k8sVersion/);
    expect(check('west')).not.toThrow();
  });

  it('lets another O-Cloud have a cluster of a name that is taken here', () => {
    const requests = [request('other', { clusterName: 'edge' })];
    expect(() =>
      checkNewRequest(newRequest('edge', { oCloudId: 'west' }), {
        ...context,
        requests,
      }),
    ).not.toThrow();
  });

  it.each<[string, Partial<NewRequestContext>, RegExp]>([
    ['its name', { requests: [request('edge')] }, /a request 'edge' already/],
    [
      'its cluster name by another request',
      { requests: [request('other', { clusterName: 'edge' })] },
      /in use by request 'other'; choose another/,
    ],
    [
      'its cluster name by a request that goes away',
      {
        requests: [
          request('other', { clusterName: 'edge', phase: 'DELETING' }),
        ],
      },
      /try again when it is gone/,
    ],
    [
      'its cluster name by a cluster that nobody here asked for',
      {
        clusters: [
          toCluster(cluster({ name: 'edge' }), {
            machines: [],
            machineDeployments: [],
          }),
        ],
      },
      /a cluster 'edge' already/,
    ],
  ])('finds taken: %s', (_, contextOverrides, message) => {
    const check = () =>
      checkNewRequest(newRequest('edge'), { ...context, ...contextOverrides });
    expect(check).toThrow(message);
    expect(check).toThrow(expect.objectContaining({ name: 'ConflictError' }));
  });

  it.each<[string, Request]>([
    [
      'a request of that name in another namespace',
      request('edge', { namespace: 'other', clusterName: 'other' }),
    ],
    [
      'a request of that name at the O-Cloud',
      request('edge', {
        kind: 'o2ims',
        namespace: undefined,
        clusterName: 'other',
      }),
    ],
    [
      'a cluster of that name on another O-Cloud',
      request('other', { clusterName: 'edge', oCloudId: 'remote' }),
    ],
  ])('is not disturbed by %s', (_, existing) => {
    expect(() =>
      checkNewRequest(newRequest('edge'), { ...context, requests: [existing] }),
    ).not.toThrow();
  });
});
