import { ProvisioningRequest } from '@o2ims-portal/api';
import { provisioningRequest } from '../__testUtils__/objects';
import { usedTemplate } from './usedTemplate';

const validated = (
  status: 'True' | 'False',
): ProvisioningRequest['status'] => ({
  conditions: [
    {
      type: 'Validated',
      status,
      reason: 'R',
      message: '',
      lastTransitionTime: '2026-01-01T00:00:00.000Z',
    },
  ],
});

it.each<[string, ProvisioningRequest['status'], string | undefined]>([
  ['new', undefined, undefined],
  ['found wanting', validated('False'), undefined],
  ['valid', validated('True'), 'byoh-v1'],
  [
    'changed after its cluster was made',
    { ...validated('True'), extensions: { template: 'other-v2' } },
    'other-v2',
  ],
  [
    'there for a cluster that somebody else made',
    {
      ...validated('True'),
      extensions: { cluster: { name: 'core', adopted: true } },
    },
    undefined,
  ],
])('tells of a request that is %s', (_, status, name) => {
  expect(usedTemplate(provisioningRequest({ status }))).toBe(name);
});
