import { Condition, ProvisioningRequest } from '@o2ims-portal/api';
import { byoHost, provisioningRequest } from '../__testUtils__/objects';
import { asksForHost, isWaiting, usesTemplate } from './isWaiting';

const applied = (
  status: Condition['status'],
): ProvisioningRequest['status'] => ({
  conditions: [
    {
      type: 'ResourcesApplied',
      status,
      reason: '',
      message: '',
      lastTransitionTime: '2026-01-01T00:00:00Z',
    },
  ],
});

it.each([
  ['is new', {}, true],
  ['has nothing applied yet', { status: applied('False') }, true],
  ['has its resources', { status: applied('True') }, false],
  ['is being deleted', { deletedAt: '2026-01-01T00:00:00Z' }, false],
])('knows whether a request that %s waits', (_, options, waiting) => {
  expect(isWaiting(provisioningRequest(options))).toBe(waiting);
});

it.each<[string, unknown, boolean]>([
  ['the id', { masters: [{ hostId: '1' }] }, true],
  [
    'the name, as a worker',
    { masters: [], workers: [{ hostName: 'byoh-1' }] },
    true,
  ],
  ['another', { masters: [{ hostId: '2', hostName: 'byoh-2' }] }, false],
  ['nonsense', { masters: 'byoh-1', workers: [null, 7] }, false],
  ['nothing', null, false],
  ['a text', 'byoh-1', false],
])('knows whether %s asks for a host', (_, hosts, asks) => {
  const request = provisioningRequest({ parameters: { hosts } });
  const host = byoHost({ name: 'byoh-1', hostId: '1' });
  expect(asksForHost(request, host)).toBe(asks);
});

it('does not take hosts without an id for one another', () => {
  const request = provisioningRequest({
    parameters: { hosts: { masters: [{ hostName: 'other' }] } },
  });
  expect(asksForHost(request, byoHost({ name: 'bare' }))).toBe(false);
});

it('knows which template a request is made from', () => {
  expect(usesTemplate(provisioningRequest({}), 'byoh-v1')).toBe(true);
  expect(usesTemplate(provisioningRequest({}), 'byoh-v2')).toBe(false);
});
