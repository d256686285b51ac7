import { describeProviders, versionsOf } from './apiVersions';
import { resourceTypes } from './resourceTypes';

it.each([
  [resourceTypes.machine, ['v1beta2', 'v1beta1']],
  [resourceTypes.kubeadmControlPlane, ['v1beta2', 'v1beta1']],
  [resourceTypes.kubeadmConfigTemplate, ['v1beta2', 'v1beta1']],
  [resourceTypes.byoHost, ['v1beta1']],
  [resourceTypes.lease, ['v1']],
])('knows the versions of %j', (type, versions) => {
  expect(versionsOf(type)).toEqual(versions);
});

it.each([
  [
    [resourceTypes.cluster, resourceTypes.machine],
    'Cluster API (cluster.x-k8s.io/v1beta2 or v1beta1)',
  ],
  [
    [resourceTypes.byoHost, resourceTypes.kubeadmConfigTemplate],
    'BYOH (infrastructure.cluster.x-k8s.io/v1beta1) and the kubeadm bootstrap provider of Cluster API (bootstrap.cluster.x-k8s.io/v1beta2 or v1beta1)',
  ],
  [[resourceTypes.oCloud], 'focom.nephio.org/v1alpha1'],
])('says who brings %j', (types, text) => {
  expect(describeProviders(types)).toBe(text);
});
