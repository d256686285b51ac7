import { Request } from '@o2ims-portal/plugin-o2ims-common';
import { FakeRequests } from '../__testUtils__/FakeRequests';
import { responseError } from '../__testUtils__/responseError';
import { sampleRequest } from '../__testUtils__/sampleRequest';
import { FollowOptions, followRequest } from './followRequest';

const key = { kind: 'focom', namespace: 'default', name: 'edge' } as const;
const first = sampleRequest({ version: '1' });
const second = sampleRequest({ version: '2', phase: 'PROGRESSING' });

function follow(fake: FakeRequests, options: Partial<FollowOptions> = {}) {
  return followRequest({
    client: fake.client,
    key,
    token: async () => 'token',
    timeoutMs: 10_000,
    onInterrupted: () => {},
    firstRetryMs: 1,
    ...options,
  });
}

async function collect(versions: AsyncGenerator<Request | undefined>) {
  const seen: (string | undefined)[] = [];
  for await (const request of versions) {
    seen.push(request?.version);
  }
  return seen;
}

describe('followRequest', () => {
  it('tells every version once, and waits at the backend for the next', async () => {
    const fake = new FakeRequests();
    fake.answers = [first, first, second, await responseError(404, 'gone')];

    await expect(collect(follow(fake))).resolves.toEqual(['1', '2', undefined]);

    expect(fake.calls.map(([, , options]) => options)).toEqual([
      { token: 'token', signal: expect.any(AbortSignal) },
      ...['1', '1', '2'].map(changedSince => ({
        token: 'token',
        signal: expect.any(AbortSignal),
        changedSince,
        timeoutSeconds: 10,
      })),
    ]);
  });

  it('says that a request is gone when another took its name', async () => {
    const fake = new FakeRequests();
    fake.answers = [first, sampleRequest({ uid: 'uid-2', version: '9' })];

    await expect(collect(follow(fake))).resolves.toEqual(['1', undefined]);
  });

  it('waits interruptions out, and asks for a new token each time', async () => {
    const fake = new FakeRequests();
    const lost: string[] = [];
    const notRead = await responseError(503, 'not read yet');
    fake.answers = [
      new TypeError('fetch failed'),
      notRead,
      first,
      await responseError(502, 'bad gateway'),
      second,
      await responseError(404, 'gone'),
    ];
    let tokens = 0;

    await expect(
      collect(
        follow(fake, {
          token: async () => `token ${++tokens}`,
          onInterrupted: (error, retryInMs) =>
            lost.push(`${(error as Error).name}, again in ${retryInMs} ms`),
        }),
      ),
    ).resolves.toEqual(['1', '2', undefined]);

    expect(lost).toEqual([
      'TypeError, again in 1 ms',
      'ResponseError, again in 2 ms',
      'ResponseError, again in 1 ms',
    ]);
    expect(fake.calls.map(([, , options]) => options?.token)).toEqual(
      [1, 2, 3, 4, 5, 6].map(count => `token ${count}`),
    );
  });

  it.each([400, 401, 403])('gives up on a %d', async status => {
    const fake = new FakeRequests();
    fake.answers = [first, await responseError(status, 'no')];

    await expect(collect(follow(fake))).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: status,
    });
  });

  it('ends when the time is up, interrupted or not', async () => {
    const fake = new FakeRequests();
    fake.answers = [first];
    await expect(collect(follow(fake, { timeoutMs: 30 }))).resolves.toEqual([
      '1',
    ]);

    fake.answers = Array(1_000).fill(new TypeError('fetch failed'));
    await expect(collect(follow(fake, { timeoutMs: 30 }))).resolves.toEqual([]);
  });

  it('stops at once when it is cancelled, polling or between two tries', async () => {
    const fake = new FakeRequests();
    fake.answers = [first];
    const polling = new AbortController();
    const versions = follow(fake, { signal: polling.signal });
    await versions.next();
    const next = versions.next();
    polling.abort();
    await expect(next).rejects.toMatchObject({ name: 'AbortError' });

    const retrying = new AbortController();
    fake.answers = [new TypeError('fetch failed')];
    await expect(
      collect(
        follow(fake, {
          signal: retrying.signal,
          firstRetryMs: 60_000,
          timeoutMs: 120_000,
          onInterrupted: () => retrying.abort(),
        }),
      ),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });
});
