import { ResponseError } from '@backstage/errors';
import { O2imsClient, O2imsRequestOptions } from './O2imsClient';
import { noNamespace, RequestKey } from './requestPath';
import { DefaultApiClient, TypedResponse } from './schema/openapi';

async function unwrap<T>(response: TypedResponse<T>): Promise<T> {
  if (!response.ok) {
    // the generated client hands out the fetch response itself, with another type for its json()
    throw await ResponseError.fromResponse(response as unknown as Response);
  }
  return response.json();
}

function toPath({ kind, namespace, name }: RequestKey) {
  return { kind, namespace: namespace ?? noNamespace, name };
}

/**
 * Makes an {@link O2imsClient}. Browser, catalog and scaffolder each give their own discovery and fetch; without a
 * `fetchApi` the platform's fetch is used, and the caller gives tokens.
 *
 * @public
 */
export function createO2imsClient(options: {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi?: { fetch: typeof fetch };
}): O2imsClient {
  const { discoveryApi, fetchApi = { fetch: (...args) => fetch(...args) } } =
    options;

  async function call<T>(
    requestOptions: O2imsRequestOptions | undefined,
    operation: (
      client: DefaultApiClient,
      options: { token?: string },
    ) => Promise<TypedResponse<T>>,
  ): Promise<T> {
    const { token, signal } = requestOptions ?? {};
    // the generated client knows no signal, so each call that has one brings it in with its fetch
    const client = new DefaultApiClient({
      discoveryApi,
      fetchApi: signal
        ? {
            fetch: (input, init) => fetchApi.fetch(input, { ...init, signal }),
          }
        : fetchApi,
    });
    return unwrap(await operation(client, { token }));
  }

  return {
    listRequests(query = {}, o) {
      return call(o, (client, auth) => client.listRequests({ query }, auth));
    },
    getRequest(key, o) {
      const query = {
        changedSince: o?.changedSince,
        timeoutSeconds: o?.timeoutSeconds,
      };
      return call(o, (client, auth) =>
        client.getRequest({ path: toPath(key), query }, auth),
      );
    },
    getRequestResources(key, o) {
      return call(o, (client, auth) =>
        client.getRequestResources({ path: toPath(key) }, auth),
      );
    },
    async listRequestEvents(key, o) {
      const path = toPath(key);
      return (
        await call(o, (client, auth) =>
          client.listRequestEvents({ path }, auth),
        )
      ).items;
    },
    async listRequestManifests(key, o) {
      const path = toPath(key);
      return (
        await call(o, (client, auth) =>
          client.listRequestManifests({ path }, auth),
        )
      ).items;
    },
    createRequest(body, o) {
      const query = { dryRun: o?.dryRun };
      return call(o, (client, auth) =>
        client.createRequest({ body, query }, auth),
      );
    },
    deleteRequest(key, o) {
      const query = { dryRun: o?.dryRun };
      return call(o, (client, auth) =>
        client.deleteRequest({ path: toPath(key), query }, auth),
      );
    },
    changeRequest(key, body, o) {
      const query = { dryRun: o?.dryRun };
      return call(o, (client, auth) =>
        client.changeRequest({ path: toPath(key), body, query }, auth),
      );
    },
    approveRequest(key, generation, o) {
      const body = { generation };
      return call(o, (client, auth) =>
        client.approveRequest({ path: toPath(key), body }, auth),
      );
    },
    async listRevisions(key, o) {
      const path = toPath(key);
      const list = await call(o, (client, auth) =>
        client.listRevisions({ path }, auth),
      );
      return list.items;
    },
    restoreRevision(key, revision, o) {
      const body = { revision };
      return call(o, (client, auth) =>
        client.restoreRevision({ path: toPath(key), body }, auth),
      );
    },
    listHosts(query = {}, o) {
      return call(o, (client, auth) => client.listHosts({ query }, auth));
    },
    getHost(path, o) {
      return call(o, (client, auth) => client.getHost({ path }, auth));
    },
    listClusters(query = {}, o) {
      return call(o, (client, auth) => client.listClusters({ query }, auth));
    },
    getCluster(path, o) {
      return call(o, (client, auth) => client.getCluster({ path }, auth));
    },
    async listTemplates(o) {
      return (await call(o, (client, auth) => client.listTemplates({}, auth)))
        .items;
    },
    async listOClouds(o) {
      return (await call(o, (client, auth) => client.listOClouds({}, auth)))
        .items;
    },
  };
}
