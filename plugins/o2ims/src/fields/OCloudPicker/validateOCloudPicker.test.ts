import { AnyApiRef, ApiHolder } from '@backstage/frontend-plugin-api';
import { mockApis } from '@backstage/frontend-test-utils';
import { o2imsApiRef } from '../../api/o2imsApiRef';
import { o2imsApiMock } from '../../__testUtils__/o2imsApiMock';
import { sampleOClouds } from '../../__testUtils__/samples';
import { validateOCloudPicker } from './validateOCloudPicker';

async function validate(
  value: string | undefined,
  api = o2imsApiMock({ listOClouds: async () => sampleOClouds() }),
) {
  const addError = jest.fn();
  const translation = mockApis.translation();
  const apiHolder = {
    get: (ref: AnyApiRef) => (ref.id === o2imsApiRef.id ? api : translation),
  } as ApiHolder;
  await validateOCloudPicker(value, { addError }, { apiHolder });
  return addError.mock.calls.map(([message]) => message);
}

describe('validateOCloudPicker', () => {
  it.each(['local', 'west', undefined])('accepts %s', async value => {
    expect(await validate(value)).toEqual([]);
  });

  it('says why an O-Cloud is not to be had', async () => {
    expect(await validate('north')).toEqual([
      expect.stringMatching(/^north cannot be chosen: .* does not answer/),
    ]);
  });

  it('notices that one is gone', async () => {
    expect(await validate('south')).toEqual([
      'There is no O-Cloud south any more. Choose again.',
    ]);
  });

  it('lets the form go on when the O-Clouds cannot be read', async () => {
    const api = o2imsApiMock({
      listOClouds: async () => {
        throw new Error('down');
      },
    });
    expect(await validate('north', api)).toEqual([]);
  });
});
