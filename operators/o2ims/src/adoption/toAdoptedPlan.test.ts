import {
  byoHost,
  capiCluster,
  capiMachine,
  kubeadmControlPlane,
  provisioningRequest,
} from '../__testUtils__/objects';
import { toAdoptedPlan } from './toAdoptedPlan';

const master = capiMachine({ name: 'm-1' });
const worker = capiMachine({ name: 'w-1', workerOn: '2' });

it('says what the cluster is like, its hosts included', () => {
  const request = provisioningRequest({ parameters: { clusterName: 'core' } });
  expect(
    toAdoptedPlan(request, {
      cluster: {
        ...capiCluster(),
        spec: {
          controlPlaneEndpoint: { host: '10.0.0.9', port: 6443 },
          clusterNetwork: {
            pods: { cidrBlocks: ['10.1.0.0/16'] },
            services: { cidrBlocks: ['10.2.0.0/16'] },
          },
        },
      },
      controlPlane: {
        ...kubeadmControlPlane(),
        spec: { replicas: 1, version: 'v1.31.4' },
      },
      machines: [worker, master],
      hosts: [
        byoHost({ name: 'a', hostId: '2', cluster: 'core', machine: 'w-1' }),
        byoHost({ name: 'b', cluster: 'core', machine: 'm-1' }),
        byoHost({ name: 'c', hostId: '3', cluster: 'other', machine: 'x' }),
        byoHost({ name: 'd', hostId: '4' }),
      ],
    }),
  ).toEqual({
    request: {
      templateName: 'byoh',
      templateVersion: 'v1',
      templateParameters: { clusterName: 'core' },
    },
    clusterName: 'core',
    kubernetesVersion: 'v1.31.4',
    endpoint: { host: '10.0.0.9', port: 6443 },
    podCidr: '10.1.0.0/16',
    serviceCidr: '10.2.0.0/16',
    hosts: [
      { name: 'b', uid: 'uid-of-b', hostId: '', role: 'control-plane' },
      { name: 'a', uid: 'uid-of-a', hostId: '2', role: 'worker' },
    ],
    adopted: true,
  });
});

it('makes do with a cluster that says next to nothing yet', () => {
  expect(
    toAdoptedPlan(provisioningRequest({}), {
      cluster: capiCluster(),
      controlPlane: { ...kubeadmControlPlane(), spec: {} },
      machines: [],
      hosts: [],
    }),
  ).toMatchObject({
    kubernetesVersion: '',
    endpoint: { host: '', port: 0 },
    hosts: [],
  });
});
