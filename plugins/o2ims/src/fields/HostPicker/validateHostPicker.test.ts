import { AnyApiRef, ApiHolder } from '@backstage/frontend-plugin-api';
import { mockApis } from '@backstage/frontend-test-utils';
import { o2imsApiRef } from '../../api/o2imsApiRef';
import { hostListOf } from '../../__testUtils__/lists';
import { o2imsApiMock } from '../../__testUtils__/o2imsApiMock';
import { sampleHost } from '../../__testUtils__/samples';
import { withRole } from './selection';
import { validateHostPicker } from './validateHostPicker';

const one = sampleHost({ name: 'byoh-1' });
const two = sampleHost({ name: 'byoh-2' });

async function validate(
  value: Parameters<typeof validateHostPicker>[0],
  api = o2imsApiMock({ listHosts: async () => hostListOf([one, two]) }),
) {
  const addError = jest.fn();
  const translation = mockApis.translation();
  const apiHolder = {
    get: (ref: AnyApiRef) => (ref.id === o2imsApiRef.id ? api : translation),
  } as ApiHolder;
  await validateHostPicker(value, { addError }, { apiHolder });
  return addError.mock.calls.map(([message]) => message);
}

describe('validateHostPicker', () => {
  it('accepts one host for the control plane', async () => {
    expect(await validate(withRole({}, one, 'master'))).toEqual([]);
  });

  it('asks for a control plane', async () => {
    expect(await validate(withRole({}, one, 'worker'))).toEqual([
      'Choose at least one host for the control plane.',
    ]);
    expect(await validate(undefined)).toHaveLength(1);
  });

  it('explains why the control plane must be odd', async () => {
    const value = withRole(withRole({}, one, 'master'), two, 'master');
    expect(await validate(value)).toEqual([
      'Choose an odd number of hosts for the control plane: 2 cannot keep a majority when one fails.',
    ]);
  });

  it('leaves it to another O-Cloud whether it has so many hosts', async () => {
    const api = o2imsApiMock();
    const counts = { controlPlane: 3, workers: 40 };
    expect(await validate({ counts }, api)).toEqual([]);
    expect(api.listHosts).not.toHaveBeenCalled();
    expect(
      await validate({ counts: { controlPlane: 2, workers: 0 } }),
    ).toHaveLength(1);
  });

  it('notices a host that was taken meanwhile', async () => {
    const api = o2imsApiMock({
      listHosts: async () =>
        hostListOf([{ ...one, state: 'reserved' as const }]),
    });
    expect(await validate(withRole({}, one, 'master'), api)).toEqual([
      'byoh-1 became unavailable since you chose. Choose again.',
    ]);
  });

  it('lets the form go on when the hosts cannot be read', async () => {
    const api = o2imsApiMock({
      listHosts: async () => {
        throw new Error('down');
      },
    });
    expect(await validate(withRole({}, one, 'master'), api)).toEqual([]);
  });
});
