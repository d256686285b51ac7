import { resourceTypes } from '@o2ims-portal/api';
import { ApiError, NotServedError } from '@o2ims-portal/kubernetes-client';
import { judgeCloudError } from './judgeCloudError';

const server = 'https://west.example:6443';

function said(status: number): ApiError {
  return new ApiError({
    status,
    reason: 'X',
    serverMessage: 'no, you may not',
    request: 'GET /apis/secret-path',
  });
}

function failed(code: string): Error {
  return new TypeError('fetch failed', {
    cause: Object.assign(new Error('details'), { code }),
  });
}

describe('judgeCloudError', () => {
  it.each([
    [
      'a kind that is not served',
      new NotServedError(resourceTypes.provisioningRequest, ['v1alpha1']),
      'ApiServed',
      'ApiNotServed',
      'install an O2 IMS',
    ],
    ['401', said(401), 'Authorized', 'Unauthorized', 'have expired'],
    ['403', said(403), 'Authorized', 'Forbidden', 'no, you may not'],
    ['500', said(500), 'Reachable', 'OCloudUnreachable', 'no, you may not'],
    [
      'a refused connection',
      failed('ECONNREFUSED'),
      'Reachable',
      'OCloudUnreachable',
      'nothing listens',
    ],
    [
      'an unknown name',
      failed('ENOTFOUND'),
      'Reachable',
      'OCloudUnreachable',
      'cannot be resolved',
    ],
    [
      'a server that hangs',
      failed('UND_ERR_HEADERS_TIMEOUT'),
      'Reachable',
      'OCloudUnreachable',
      'does not answer',
    ],
    [
      'a certificate that has expired',
      failed('CERT_HAS_EXPIRED'),
      'Reachable',
      'OCloudUnreachable',
      'has expired',
    ],
    [
      'another authority',
      failed('SELF_SIGNED_CERT_IN_CHAIN'),
      'Reachable',
      'OCloudUnreachable',
      'the authority that the kubeconfig names',
    ],
    [
      'anything else',
      failed('EODD'),
      'Reachable',
      'OCloudUnreachable',
      'details',
    ],
  ])('takes %s for what it is', (_, error, condition, reason, words) => {
    const failure = judgeCloudError(error as Error, server);
    expect(failure).toMatchObject({ condition, reason });
    expect(failure.message).toContain(words);
    expect(failure.message).toContain(server);
    expect(failure.message).not.toContain('secret-path');
  });
});
