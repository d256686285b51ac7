import { ResponseError } from '@backstage/errors';

const NAMES: Record<number, string> = {
  400: 'InputError',
  401: 'AuthenticationError',
  403: 'NotAllowedError',
  404: 'NotFoundError',
  409: 'ConflictError',
  503: 'ServiceUnavailableError',
};

/** What the o2ims client throws when the backend says no. */
export function responseError(
  status: number,
  message: string,
): Promise<ResponseError> {
  const body = {
    error: { name: NAMES[status] ?? 'Error', message },
    response: { statusCode: status },
  };
  return ResponseError.fromResponse(
    new Response(JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json' },
    }),
  );
}
