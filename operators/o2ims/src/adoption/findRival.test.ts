import { annotations, ProvisioningRequest } from '@o2ims-portal/api';
import { provisioningRequest } from '../__testUtils__/objects';
import { findRival } from './findRival';

function request(
  name: string,
  options: { second: number; has?: boolean; adopts?: boolean },
): ProvisioningRequest {
  const made = provisioningRequest({
    name,
    createdAt: `2026-01-01T00:00:0${options.second}Z`,
    status: options.has
      ? { extensions: { cluster: { name: 'core', adopted: true } } }
      : undefined,
  });
  return options.adopts === false
    ? made
    : {
        ...made,
        metadata: {
          ...made.metadata,
          annotations: { [annotations.adopt]: 'true' },
        },
      };
}

it.each([
  ['nobody else', request('me', { second: 0 }), undefined],
  ['one who asked before', request('other', { second: 1 }), 'other'],
  ['one who asked later', request('other', { second: 9 }), undefined],
  [
    'one who asked later and has it',
    request('other', { second: 9, has: true }),
    'other',
  ],
  [
    'one who asked before for a cluster of its own',
    request('other', { second: 1, adopts: false }),
    undefined,
  ],
])('with %s', (_, other, expected) => {
  const me = request('me', { second: 5 });
  expect(findRival(me, [me, other])?.metadata.name).toBe(expected);
});

it('lets one who has the cluster keep it', () => {
  const me = request('me', { second: 5, has: true });
  const older = request('older', { second: 1 });
  const both = request('both', { second: 1, has: true });
  expect(findRival(me, [older])).toBeUndefined();
  expect(findRival(me, [older, both])?.metadata.name).toBe('both');
});
