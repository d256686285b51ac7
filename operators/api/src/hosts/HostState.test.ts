import { annotations, labels } from '../naming';
import { ByoHost, Lease } from '../resources';
import {
  addressOfHost,
  clusterOfHost,
  isHostClaimed,
  toHostState,
} from './HostState';

const machineRef = { apiVersion: 'v1', kind: 'ByoMachine', name: 'm' };
const lease: Lease = {
  apiVersion: 'coordination.k8s.io/v1',
  kind: 'Lease',
  metadata: { name: 'byohost-byoh-1' },
};

function host(options: {
  cluster?: string;
  clean?: boolean;
  status?: ByoHost['status'];
}): ByoHost {
  return {
    apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta1',
    kind: 'ByoHost',
    metadata: {
      name: 'byoh-1',
      labels: options.cluster
        ? { [labels.clusterName]: options.cluster }
        : undefined,
      annotations:
        options.clean === false
          ? undefined
          : { [annotations.cleanSince]: '2026-01-01T00:00:00Z' },
    },
    status: options.status,
  };
}

it.each([
  ['free', host({}), undefined, 'free'],
  ['reserved', host({}), lease, 'reserved'],
  ['not clean', host({ clean: false }), undefined, 'cleaning'],
  ['not clean and still reserved', host({ clean: false }), lease, 'cleaning'],
  [
    'in use, whatever its cleaner said before',
    host({ clean: false, cluster: 'a' }),
    lease,
    'in-use',
  ],
  [
    'claimed by both marks',
    host({ cluster: 'a', status: { machineRef } }),
    lease,
    'in-use',
  ],
  [
    'claimed without a reservation',
    host({ cluster: 'a' }),
    undefined,
    'in-use',
  ],
  [
    'not let go by its agent yet',
    host({ cluster: 'a', status: {} }),
    undefined,
    'in-use',
  ],
  [
    'claimed by a machine alone',
    host({ status: { machineRef } }),
    undefined,
    'in-use',
  ],
])('tells a host that is %s', (_, byoHost, reservation, state) => {
  expect(toHostState(byoHost, reservation)).toBe(state);
  expect(isHostClaimed(byoHost)).toBe(state === 'in-use');
});

it('counts a host as free of which nothing is known, where that is accepted', () => {
  const state = toHostState(host({ clean: false }), undefined, {
    acceptUnknown: true,
  });
  expect(state).toBe('free');
});

it('knows the cluster', () => {
  expect(clusterOfHost(host({ cluster: 'core' }))).toBe('core');
  expect(clusterOfHost(host({}))).toBeUndefined();
});

it.each([
  ['10.0.0.7', [{ isDefault: true, ipAddrs: ['fe80::1/64', '10.0.0.7/24'] }]],
  [
    '10.0.0.7',
    [
      { ipAddrs: ['172.17.0.1/16'] },
      { isDefault: true, ipAddrs: ['10.0.0.7'] },
    ],
  ],
  [undefined, [{ isDefault: true, ipAddrs: ['fe80::1/64'] }]],
  [undefined, [{ isDefault: true }]],
  [undefined, []],
  [undefined, undefined],
])('finds the address %s', (address, network) => {
  expect(addressOfHost(host({ status: { network } }))).toBe(address);
});
