import { judgeAnswer } from './judgeAnswer';

describe('judgeAnswer', () => {
  it.each([
    [200, 'delivered'],
    [202, 'delivered'],
    [204, 'delivered'],
    [301, 'retry'],
    [308, 'retry'],
    [400, 'refused'],
    [401, 'refused'],
    [404, 'refused'],
    [408, 'retry'],
    [410, 'refused'],
    [429, 'retry'],
    [500, 'retry'],
    [503, 'retry'],
  ])('takes %i as %s', (status, outcome) => {
    expect(judgeAnswer(status).outcome).toBe(outcome);
  });

  it.each([
    ['30', 30_000],
    ['0', 0],
    ['', undefined],
    ['soon', undefined],
    ['-5', undefined],
    [undefined, undefined],
  ])('reads the header Retry-After %p as %p ms', (header, retryAfterMs) => {
    expect(judgeAnswer(503, header).retryAfterMs).toBe(retryAfterMs);
  });

  it('says why', () => {
    expect(judgeAnswer(500).why).toBe('It answered with HTTP 500');
    expect(judgeAnswer(302).why).toContain('redirects are not followed');
  });
});
