import { checkControlPlaneEndpoint } from './checkControlPlaneEndpoint';

const endpoint = { host: '10.0.0.100' };
const named = { host: 'core.example.com', port: 8443 };

it.each([
  [{ masters: 1 }],
  [{ masters: 1, endpoint: named }],
  [{ masters: 3, endpoint }],
  [{ kind: 'firstMaster', masters: 1 }],
  [{ kind: 'external', masters: 1, endpoint: named }],
  [{ kind: 'external', masters: 3, endpoint }],
  [{ kind: 'vip', masters: 1, endpoint }],
  [{ kind: 'vip', masters: 3, endpoint }],
] as const)('has nothing against %j', options => {
  expect(checkControlPlaneEndpoint(options)).toEqual([]);
});

it.each([
  [{ masters: 3 }, '/controlPlaneEndpoint', 'is required with 3 masters'],
  [{ kind: 'firstMaster', masters: 3 }, '/hosts/masters', 'use one'],
  [
    { kind: 'firstMaster', masters: 3, mastersAt: '/controlPlane/replicas' },
    '/controlPlane/replicas',
    'use one',
  ],
  [
    { kind: 'firstMaster', masters: 1, endpoint },
    '/controlPlaneEndpoint',
    'is not used by this template',
  ],
  [
    { kind: 'external', masters: 1 },
    '/controlPlaneEndpoint',
    'is required: give the address of the load balancer',
  ],
  [
    { kind: 'vip', masters: 3 },
    '/controlPlaneEndpoint',
    'is required: give an address',
  ],
  [
    { kind: 'vip', masters: 3, endpoint: { host: named.host } },
    '/controlPlaneEndpoint/host',
    "'core.example.com' is not an IPv4 address",
  ],
  [
    { kind: 'vip', masters: 3, endpoint: { host: '10.0.0.256' } },
    '/controlPlaneEndpoint/host',
    'is not an IPv4 address',
  ],
  [
    { kind: 'vip', masters: 3, endpoint: { host: '10.0.0.100', port: 8443 } },
    '/controlPlaneEndpoint/port',
    'leave the port out',
  ],
] as const)('says of %j where it is wrong', (options, pointer, message) => {
  expect(checkControlPlaneEndpoint(options)).toEqual([
    { pointer, message: expect.stringContaining(message) },
  ]);
});
