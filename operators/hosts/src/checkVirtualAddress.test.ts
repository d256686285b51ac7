import { Cluster } from '@o2ims-portal/api';
import { byoHost } from './testing';
import { checkVirtualAddress } from './checkVirtualAddress';

const core: Cluster = {
  apiVersion: 'cluster.x-k8s.io/v1beta1',
  kind: 'Cluster',
  metadata: { name: 'core', namespace: 'default' },
  spec: { controlPlaneEndpoint: { host: '10.0.0.100', port: 6443 } },
};
const hosts = [
  byoHost({ name: 'byoh-1', hostId: '1' }),
  byoHost({
    name: 'byoh-2',
    hostId: '2',
    addresses: ['10.0.0.2/24', '10.0.0.100/32'],
  }),
];

const check = (address: string, clusterName = 'other') =>
  checkVirtualAddress({ address, clusterName, hosts, clusters: [core] });

it('has nothing against an address that nobody has', () => {
  expect(check('10.0.0.101')).toBeUndefined();
});

it.each([
  ['10.0.0.1', "host 'byoh-1' has it"],
  ['10.0.0.2', "host 'byoh-2' has it"],
  ['10.0.0.100', "cluster 'core' is reached at it"],
])('says who has %s', (address, message) => {
  expect(check(address)).toMatchObject({
    reason: 'InvalidParameters',
    message: expect.stringContaining(message),
  });
});
