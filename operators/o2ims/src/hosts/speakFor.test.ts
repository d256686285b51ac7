import { ClusterParameters, Lease } from '@o2ims-portal/api';
import { HostDirectory } from '@o2ims-portal/host-rules';
import {
  byoHost,
  hostLease,
  provisioningRequest,
} from '../__testUtils__/objects';
import { speakFor } from './speakFor';

const hosts = [1, 2, 3].map(n =>
  byoHost({
    name: `byoh-${n}`,
    hostId: `${n}`,
    labels: { role: n === 3 ? 'gpu' : 'plain' },
  }),
);
const any = (replicas: number): Partial<ClusterParameters> => ({
  controlPlane: { replicas },
});
const gpu: Partial<ClusterParameters> = {
  controlPlane: { replicas: 1, selector: { matchLabels: { role: 'gpu' } } },
};
const pin = (...ids: string[]): Partial<ClusterParameters> => ({
  hosts: { masters: ids.map(hostId => ({ hostId })) },
});

function speak(
  line: Partial<ClusterParameters>[],
  leases: Lease[] = [],
): Record<string, string> {
  const spokenFor = speakFor({
    line: line.map((parameters, i) => ({
      request: provisioningRequest({ name: `request-${i + 1}` }),
      parameters: { ...parameters, k8sVersion: 'v1.32.0' },
    })),
    directory: HostDirectory.of(hosts),
    leaseOf: host =>
      leases.find(({ metadata }) => metadata.name === `byohost-${host}`),
    leasesOf: owner =>
      leases.filter(({ spec }) => spec?.holderIdentity === owner),
    isAlive: () => true,
    acceptUnknown: false,
  });
  return Object.fromEntries(spokenFor);
}

const reserved = (host: string, holder: string) => hostLease({ host, holder });

it.each<[string, ReturnType<typeof speak>, Record<string, string>]>([
  [
    'serves one after the other',
    speak([any(1), any(1)]),
    { 'byoh-1': 'request-1', 'byoh-2': 'request-2' },
  ],
  [
    'passes over who cannot have all',
    speak([any(5), pin('1', '9'), any(1)]),
    { 'byoh-1': 'request-3' },
  ],
  [
    'serves pinned hosts in the same line',
    speak([pin('1'), any(1), pin('1')]),
    { 'byoh-1': 'request-1', 'byoh-2': 'request-2' },
  ],
  [
    'counts by selector',
    speak([gpu, gpu, any(2)]),
    {
      'byoh-3': 'request-1',
      'byoh-1': 'request-3',
      'byoh-2': 'request-3',
    },
  ],
  [
    'counts what is reserved for the one that waits',
    speak([any(3)], [reserved('byoh-2', 'uid-of-request-1')]),
    {
      'byoh-1': 'request-1',
      'byoh-2': 'request-1',
      'byoh-3': 'request-1',
    },
  ],
  [
    'gives nobody what is reserved for others',
    speak([pin('2'), any(3), any(2)], [reserved('byoh-2', 'stranger')]),
    { 'byoh-1': 'request-3', 'byoh-3': 'request-3' },
  ],
])('%s', (_, spokenFor, expected) => {
  expect(spokenFor).toEqual(expected);
});
