import {
  Cluster,
  Host,
  Manifest,
  NewRequest,
  OCloud,
  Request,
  ResourceEvent,
  ResourceTree,
  Template,
} from './schema/openapi';
import { RequestKey } from './requestPath';

/** @public */
export interface O2imsRequestOptions {
  /** Backstage token, for callers whose `fetchApi` adds none. */
  token?: string;
  /** Ends the call. */
  signal?: AbortSignal;
}

/**
 * Typed access to the o2ims backend. Every method throws a `ResponseError` of `@backstage/errors` when the backend
 * says no; its `cause` carries the backend's own error name and message.
 *
 * @public
 */
export interface O2imsClient {
  /** Every request that the caller may read, newest first. */
  listRequests(options?: O2imsRequestOptions): Promise<Request[]>;
  /**
   * One request. With `changedSince` the answer waits until the request differs from that version, or the time
   * (`timeoutSeconds`, at most 60) is up; when the request goes away meanwhile, it throws a 404.
   */
  getRequest(
    key: RequestKey,
    options?: O2imsRequestOptions & {
      changedSince?: string;
      timeoutSeconds?: number;
    },
  ): Promise<Request>;
  /** The objects that exist because of a request, each below the one that it exists because of. */
  getRequestResources(
    key: RequestKey,
    options?: O2imsRequestOptions,
  ): Promise<ResourceTree>;
  /** What Kubernetes events say of these objects, newest first. */
  listRequestEvents(
    key: RequestKey,
    options?: O2imsRequestOptions,
  ): Promise<ResourceEvent[]>;
  /** These objects as YAML, each before those that exist because of it, without secrets. */
  listRequestManifests(
    key: RequestKey,
    options?: O2imsRequestOptions,
  ): Promise<Manifest[]>;
  /** Asks for a cluster. With `dryRun` everything is checked, the API server included, and nothing is made. */
  createRequest(
    request: NewRequest,
    options?: O2imsRequestOptions & { dryRun?: boolean },
  ): Promise<Request>;
  /** Asks for a request, its cluster and all, to be deleted; it is DELETING until that is done. */
  deleteRequest(
    key: RequestKey,
    options?: O2imsRequestOptions & { dryRun?: boolean },
  ): Promise<Request>;
  /** Every registered host, by name. */
  listHosts(options?: O2imsRequestOptions): Promise<Host[]>;
  getHost(
    key: { namespace: string; name: string },
    options?: O2imsRequestOptions,
  ): Promise<Host>;
  /** Every workload cluster, by name. */
  listClusters(options?: O2imsRequestOptions): Promise<Cluster[]>;
  getCluster(
    key: { namespace: string; name: string },
    options?: O2imsRequestOptions,
  ): Promise<Cluster>;
  /** Every template that a request can name. */
  listTemplates(options?: O2imsRequestOptions): Promise<Template[]>;
  /** Every O-Cloud that a request can name; the management cluster itself, if it is one, first. */
  listOClouds(options?: O2imsRequestOptions): Promise<OCloud[]>;
}
