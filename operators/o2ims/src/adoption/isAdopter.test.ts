import { annotations, ProvisioningRequest, reasons } from '@o2ims-portal/api';
import { provisioningRequest } from '../__testUtils__/objects';
import { isAdopter } from './isAdopter';

function request(
  adopt: string | undefined,
  cluster?: { name: string; adopted?: boolean },
): ProvisioningRequest {
  const made = provisioningRequest({
    status: cluster && { extensions: { cluster } },
  });
  return {
    ...made,
    metadata: {
      ...made.metadata,
      ...(adopt !== undefined && {
        annotations: { [annotations.adopt]: adopt },
      }),
    },
  };
}

it.each([
  ['true', undefined, true],
  // nobody who wrote this wants a new cluster; what is wrong with it is told
  ['yes', undefined, true],
  ['', undefined, true],
  ['false', undefined, false],
  [undefined, undefined, false],
  [undefined, { name: 'core', adopted: true }, true],
  ['false', { name: 'core', adopted: true }, true],
  ['true', { name: 'core' }, false],
  [undefined, { name: 'core' }, false],
])('annotated %p, with the cluster %p: %p', (adopt, cluster, expected) => {
  expect(isAdopter(request(adopt, cluster))).toBe(expected);
});

it('stays no adopter when the cluster that it made is gone before it', () => {
  const adopter = request('true');
  const takenDown = {
    ...adopter,
    status: {
      conditions: [
        {
          type: 'ResourcesApplied',
          status: 'False' as const,
          reason: reasons.deleting,
          message: '',
          lastTransitionTime: '2026-01-01T00:00:00Z',
        },
      ],
    },
  };
  expect([adopter, takenDown].map(isAdopter)).toEqual([true, false]);
});
