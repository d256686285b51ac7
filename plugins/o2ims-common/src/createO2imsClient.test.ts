import { createO2imsClient } from './createO2imsClient';

const discoveryApi = {
  getBaseUrl: async (pluginId: string) => `http://portal/api/${pluginId}`,
};

function clientThatGets(body: unknown, status = 200) {
  const fetch = jest.fn<Promise<Response>, Parameters<typeof global.fetch>>(
    async () =>
      new Response(JSON.stringify(body), {
        status,
        headers: { 'content-type': 'application/json' },
      }),
  );
  return {
    client: createO2imsClient({ discoveryApi, fetchApi: { fetch } }),
    fetch,
  };
}

type Client = ReturnType<typeof createO2imsClient>;

describe('createO2imsClient', () => {
  const key = { kind: 'focom', namespace: 'default', name: 'edge' } as const;
  const host = { namespace: 'default', name: 'byoh-1' };
  const newRequest = {
    name: 'edge',
    templateName: 't',
    templateVersion: 'v1',
    templateParameters: {},
  };

  it.each<[string, string, string, (client: Client) => Promise<unknown>]>([
    ['listTemplates', 'GET', '/templates', c => c.listTemplates()],
  ])('%s gives the items of %s %s', async (_, method, path, call) => {
    const { client, fetch } = clientThatGets({ items: [{ name: 'one' }] });
    await expect(call(client)).resolves.toEqual([{ name: 'one' }]);
    expect(fetch.mock.calls[0][0]).toBe(`http://portal/api/o2ims/v1${path}`);
    expect(fetch.mock.calls[0][1]).toMatchObject({ method });
  });

  it.each<[string, string, string, (client: Client) => Promise<unknown>]>([
    [
      'getRequest',
      'GET',
      '/requests/focom/default/edge',
      c => c.getRequest(key),
    ],
    [
      'getRequest of one without a namespace',
      'GET',
      '/requests/o2ims/_/direct',
      c => c.getRequest({ kind: 'o2ims', name: 'direct' }),
    ],
    [
      'getRequest that waits',
      'GET',
      '/requests/focom/default/edge?changedSince=a%2Bb&timeoutSeconds=30',
      c => c.getRequest(key, { changedSince: 'a+b', timeoutSeconds: 30 }),
    ],
    ['createRequest', 'POST', '/requests', c => c.createRequest(newRequest)],
    [
      'createRequest dry',
      'POST',
      '/requests?dryRun=true',
      c => c.createRequest(newRequest, { dryRun: true }),
    ],
    [
      'deleteRequest',
      'DELETE',
      '/requests/focom/default/edge?dryRun=false',
      c => c.deleteRequest(key, { dryRun: false }),
    ],
    ['listRequests', 'GET', '/requests', c => c.listRequests()],
    [
      'listRequests of some phases',
      'GET',
      '/requests?search=a%20b&phase=PENDING,FAILED&limit=20',
      c =>
        c.listRequests({
          search: 'a b',
          phase: ['PENDING', 'FAILED'],
          limit: 20,
        }),
    ],
    [
      'listHosts',
      'GET',
      '/hosts?state=free',
      c => c.listHosts({ state: ['free'] }),
    ],
    ['listClusters', 'GET', '/clusters', c => c.listClusters()],
    ['getHost', 'GET', '/hosts/default/byoh-1', c => c.getHost(host)],
    ['getCluster', 'GET', '/clusters/default/byoh-1', c => c.getCluster(host)],
  ])('%s calls %s %s', async (_, method, path, call) => {
    const { client, fetch } = clientThatGets({ name: 'answer' });
    await expect(call(client)).resolves.toEqual({ name: 'answer' });
    expect(fetch.mock.calls[0][0]).toBe(`http://portal/api/o2ims/v1${path}`);
    expect(fetch.mock.calls[0][1]).toMatchObject({ method });
  });

  it('sends token and signal', async () => {
    const { client, fetch } = clientThatGets({ items: [] });
    const { signal } = new AbortController();
    await client.listHosts({}, { token: 'secret', signal });
    expect(fetch.mock.calls[0][1]).toMatchObject({
      headers: { Authorization: 'Bearer secret' },
      signal,
    });
  });

  it('throws what the backend says', async () => {
    const { client } = clientThatGets(
      {
        error: { name: 'ConflictError', message: 'The name is taken' },
        response: { statusCode: 409 },
      },
      409,
    );
    await expect(client.createRequest(newRequest)).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 409,
      cause: { name: 'ConflictError', message: 'The name is taken' },
    });
  });
});
