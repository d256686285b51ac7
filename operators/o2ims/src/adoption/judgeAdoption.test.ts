import { annotations, Cluster, labels } from '@o2ims-portal/api';
import {
  capiCluster,
  kubeadmControlPlane,
  provisioningRequest,
} from '../__testUtils__/objects';
import { AdoptionOptions, judgeAdoption } from './judgeAdoption';

const adopter = (adopt = 'true', parameters = { clusterName: 'core' }) => {
  const request = provisioningRequest({ name: 'adopter', parameters });
  return {
    ...request,
    metadata: {
      ...request.metadata,
      annotations: { [annotations.adopt]: adopt },
    },
  };
};

const cluster: Cluster = {
  ...capiCluster(),
  spec: {
    infrastructureRef: { kind: 'ByoCluster', name: 'infra' },
    controlPlaneRef: { kind: 'KubeadmControlPlane', name: 'masters' },
  },
};

const all: AdoptionOptions = {
  request: adopter(),
  namespace: 'default',
  cluster,
  controlPlane: kubeadmControlPlane(),
  isOwned: false,
};

it('has nothing against a cluster of BYOH and kubeadm that nobody has', () => {
  expect(judgeAdoption(all)).toBeUndefined();
});

it.each<[string, Partial<AdoptionOptions>, string, string]>([
  [
    'an annotation that says something else',
    { request: adopter('yes') },
    'AdoptionRefused',
    `${annotations.adopt} says 'yes'; give "true"`,
  ],
  [
    'no name',
    { request: adopter('true', {} as never) },
    'InvalidParameters',
    '/clusterName: names the Cluster to adopt',
  ],
  [
    'no Cluster',
    { cluster: undefined },
    'ClusterNotFound',
    "There is no Cluster 'core' in namespace 'default'",
  ],
  [
    'a Cluster of another request',
    {
      isOwned: true,
      cluster: {
        ...cluster,
        metadata: {
          ...cluster.metadata,
          labels: { [labels.provisioningRequest]: 'maker' },
        },
      },
    },
    'AdoptionRefused',
    "belongs to request 'maker'",
  ],
  [
    'another request that adopts it',
    { rival: provisioningRequest({ name: 'other' }) },
    'AdoptionRefused',
    "adopted by request 'other'",
  ],
  [
    'a Cluster that is only begun',
    { cluster: { ...cluster, spec: {} } },
    'ClusterNotFound',
    'no infrastructure or no control plane yet',
  ],
  [
    'a foreign infrastructure',
    {
      cluster: {
        ...cluster,
        spec: {
          ...cluster.spec,
          infrastructureRef: { kind: 'Metal3Cluster', name: 'infra' },
        },
      },
    },
    'AdoptionRefused',
    'made from a Metal3Cluster; only hosts of kind ByoCluster',
  ],
  [
    'a foreign control plane',
    {
      cluster: {
        ...cluster,
        spec: {
          ...cluster.spec,
          controlPlaneRef: { kind: 'K0sControlPlane', name: 'masters' },
        },
      },
    },
    'AdoptionRefused',
    'made from a K0sControlPlane; only control planes of kind KubeadmControlPlane',
  ],
  [
    'no control plane',
    { controlPlane: undefined },
    'ClusterNotFound',
    "no KubeadmControlPlane 'masters'",
  ],
])('is kept by %s', (_, given, reason, saying) => {
  expect(judgeAdoption({ ...all, ...given })).toEqual({
    reason,
    message: expect.stringContaining(saying),
  });
});
