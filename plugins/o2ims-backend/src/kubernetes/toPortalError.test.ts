import { ApiError } from '@o2ims-portal/kubernetes-client';
import { toPortalError } from './toPortalError';

const server = 'https://plane:6443';

function apiError(status: number, reason: string) {
  return new ApiError({
    status,
    reason,
    serverMessage: 'the server says so',
    request: 'POST /apis',
  });
}

describe('toPortalError', () => {
  it.each([
    [apiError(400, 'BadRequest'), 'InputError', 'the server says so'],
    [apiError(422, 'Invalid'), 'InputError', 'the server says so'],
    [
      apiError(403, 'Forbidden'),
      'NotAllowedError',
      'The management cluster does not allow this: the server says so',
    ],
    [apiError(404, 'NotFound'), 'NotFoundError', 'the server says so'],
    [apiError(409, 'AlreadyExists'), 'ConflictError', 'the server says so'],
    [
      apiError(401, 'Unauthorized'),
      'ServiceUnavailableError',
      'The management cluster at https://plane:6443 does not serve this: the server says so',
    ],
    [
      apiError(500, 'InternalError'),
      'ServiceUnavailableError',
      'The management cluster at https://plane:6443 does not serve this: the server says so',
    ],
    [
      new Error('connect ECONNREFUSED'),
      'ServiceUnavailableError',
      'The management cluster at https://plane:6443 cannot be reached: connect ECONNREFUSED',
    ],
  ])('%s becomes %s', (error, name, message) => {
    const result = toPortalError(error, server);
    expect(result.name).toBe(name);
    // the errors of @backstage/errors add their cause to the message
    expect(result.message).toContain(message);
  });
});
