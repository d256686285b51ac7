import { labels } from '@o2ims-portal/api';
import { renderAddonSource } from './renderAddonSource';

const owner = { name: 'request', uid: 'uid-1', namespace: 'default' };
const options = { clusterName: 'core', addon: 'cni', owner };
const metadata = {
  name: 'calico',
  namespace: 'default',
  labels: { app: 'x' },
  resourceVersion: '7',
};
const copied = {
  name: 'core-addon-cni-calico',
  namespace: 'default',
  labels: {
    [labels.provisioningRequest]: 'request',
    [labels.provisioningRequestUid]: 'uid-1',
    [labels.clusterName]: 'core',
  },
};

it('copies what a ConfigMap says, as the cluster\u2019s own', () => {
  const source = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata,
    data: { a: '1' },
  };
  expect(renderAddonSource(source, options).object).toEqual({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: copied,
    immutable: true,
    data: { a: '1' },
  });
});

it('makes a Secret of any type one that Cluster API takes', () => {
  const source = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata,
    type: 'Opaque',
    data: { a: 'MQ==' },
  };
  const { type, object } = renderAddonSource(source, options);
  expect(type.kind).toBe('Secret');
  expect(object).toEqual({
    apiVersion: 'v1',
    kind: 'Secret',
    type: 'addons.cluster.x-k8s.io/resource-set',
    metadata: copied,
    immutable: true,
    data: { a: 'MQ==' },
  });
});
