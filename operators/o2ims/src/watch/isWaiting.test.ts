import { Condition, ProvisioningRequest } from '@o2ims-portal/api';
import { provisioningRequest } from '../__testUtils__/objects';
import { isWaiting, usesTemplate } from './isWaiting';

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

it('knows which template a request is made from', () => {
  expect(usesTemplate(provisioningRequest({}), 'byoh-v1')).toBe(true);
  expect(usesTemplate(provisioningRequest({}), 'byoh-v2')).toBe(false);
});
