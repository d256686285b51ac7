import { ApiError } from '@o2ims-portal/kubernetes-client';
import { judgeFailure } from './judgeFailure';
import { TerminalError } from './TerminalError';

function apiError(status: number, reason: string): ApiError {
  return new ApiError({
    status,
    reason,
    serverMessage: 'no',
    request: 'PUT /x',
  });
}

describe('judgeFailure', () => {
  it.each([
    [
      'an error',
      new Error('x'),
      0,
      { outcome: 'error', retry: true, level: 'error' },
    ],
    [
      'a fault that the API server found',
      apiError(422, 'Invalid'),
      0,
      { outcome: 'error', retry: true, level: 'error' },
    ],
    [
      'a terminal error',
      new TerminalError('x'),
      0,
      { outcome: 'terminal_error', retry: false, level: 'error' },
    ],
    [
      'a conflict',
      apiError(409, 'Conflict'),
      0,
      { outcome: 'conflict', retry: true, level: 'debug' },
    ],
    [
      'an object that is there already',
      apiError(409, 'AlreadyExists'),
      2,
      { outcome: 'conflict', retry: true, level: 'debug' },
    ],
    [
      'a conflict that does not end',
      apiError(409, 'Conflict'),
      3,
      { outcome: 'error', retry: true, level: 'error' },
    ],
  ])('of %s', (_, error, failures, expected) => {
    const failure = judgeFailure(error, { aborted: false, failures });
    expect(failure).toMatchObject({ ...expected, error, isPanic: false });
  });

  it('is not interested in what fails because the process stops', () => {
    expect(
      judgeFailure(new Error('x'), { aborted: true, failures: 0 }),
    ).toMatchObject({ outcome: 'aborted', retry: false, level: 'debug' });
  });

  const circular: Record<string, unknown> = {};
  circular.self = circular;
  it.each([
    ['a string', 'oops', '"oops"'],
    ['nothing', undefined, 'undefined'],
    ['an object', { code: 7 }, '{"code":7}'],
    ['a circle', circular, '[object Object]'],
  ])('makes an error of %s that was thrown', (_, thrown, text) => {
    const failure = judgeFailure(thrown, { aborted: false, failures: 0 });
    expect(failure).toMatchObject({ isPanic: true, retry: true });
    expect(failure.error.message).toBe(
      `Something that is no Error was thrown: ${text}`,
    );
  });
});
