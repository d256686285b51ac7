import { annotations, ProvisioningRequest } from '@o2ims-portal/api';
import { aRemote, aRequest } from '../__testUtils__/objects';
import { SingleRequest } from '../requests/SingleRequest';
import { isToBeAsked } from './isToBeAsked';

type Parameters = SingleRequest['spec']['templateParameters'];

const asked = (parameters: Parameters, given?: Record<string, string>) =>
  aRequest({
    metadata: { annotations: given },
    spec: { templateParameters: { clusterName: 'edge', ...parameters } },
  });
const one = { hosts: { masters: [{ hostId: '1' }] } };
const two = {
  hosts: { masters: [{ hostId: '1' }], workers: [{ hostId: '2' }] },
};

/** What the O-Cloud has; it has done all of it but for the stages named. */
function there(
  parameters: Parameters,
  ...unmet: string[]
): ProvisioningRequest {
  return aRemote(asked(parameters), {
    status: {
      observedGeneration: 1,
      conditions: ['Validated', 'HostsReserved', 'ResourcesApplied'].map(
        type => ({
          type,
          status: unmet.includes(type) ? 'False' : 'True',
          reason: '',
          message: '',
          lastTransitionTime: '2026-01-01T00:00:00Z',
        }),
      ),
    },
  });
}

it.each<[string, SingleRequest, ProvisioningRequest | undefined, boolean]>([
  ['a new request', asked(one), undefined, true],
  [
    'one that adopts',
    asked(one, { [annotations.adopt]: 'true' }),
    undefined,
    false,
  ],
  [
    'one that is paused',
    asked(one, { [annotations.paused]: '' }),
    undefined,
    false,
  ],
  ['a change of hosts', asked(two), there(one), true],
  [
    'a change of the version',
    asked({ ...one, k8sVersion: 'v2' }),
    there(one),
    true,
  ],
  [
    'a change of anything else',
    asked({ ...one, addons: ['cni'] }),
    there(one),
    false,
  ],
  [
    'a change of what nodes are like',
    asked({ hosts: { masters: [{ hostId: '1', labels: { a: 'b' } }] } }),
    there(one),
    false,
  ],
  [
    'a change while hosts are waited for',
    asked(two),
    there(one, 'HostsReserved'),
    false,
  ],
  ['a change of what was refused', asked(two), there(one, 'Validated'), false],
  [
    'a change of what has no cluster',
    asked(two),
    there(one, 'ResourcesApplied'),
    false,
  ],
  [
    'a change before the last one was taken up',
    asked(two),
    { ...there(one), metadata: { ...there(one).metadata, generation: 2 } },
    false,
  ],
])('the O-Cloud is asked about %s, or not', (_, request, remote, expected) => {
  expect(isToBeAsked(request, remote)).toBe(expected);
});
