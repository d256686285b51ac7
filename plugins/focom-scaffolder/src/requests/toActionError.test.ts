import { responseError } from '../__testUtils__/responseError';
import { toActionError } from './toActionError';

describe('toActionError', () => {
  it.each([
    [400, 'InputError'],
    [403, 'NotAllowedError'],
    [404, 'NotFoundError'],
    [409, 'ConflictError'],
    [503, 'ServiceUnavailableError'],
    [500, 'Error'],
  ])('tells a %d in the words of the backend', async (status, name) => {
    const error = toActionError(
      await responseError(status, 'choose another name'),
      "Asking for cluster 'edge'",
    );

    expect(error.name).toBe(name);
    expect(error.message).toBe(
      "Asking for cluster 'edge' failed: choose another name",
    );
  });

  it('advises to sign in again when the sign-in has ended', async () => {
    expect(
      toActionError(await responseError(401, 'the token expired'), 'Waiting'),
    ).toMatchObject({
      name: 'AuthenticationError',
      message:
        'Waiting failed: the token expired. Sign in again and start over',
    });
  });

  it('keeps the cause of any other error', () => {
    const cause = new TypeError('fetch failed');

    expect(toActionError(cause, "Asking for cluster 'edge'")).toMatchObject({
      message: expect.stringMatching(
        /^Asking for cluster 'edge' failed.*fetch failed/,
      ),
      cause,
    });
  });
});
