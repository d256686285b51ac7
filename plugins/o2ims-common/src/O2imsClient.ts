import {
  Cluster,
  ClusterList,
  Host,
  HostList,
  Manifest,
  NewRequest,
  OCloud,
  Request,
  RequestChange,
  RequestList,
  ResourceEvent,
  ResourceTree,
  Revision,
  Template,
} from './schema/openapi';
import { ClusterQuery, HostQuery, RequestQuery } from './queries';
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
  /** Of the requests that the caller may read, those that are asked for, and how many there are. */
  listRequests(
    query?: RequestQuery,
    options?: O2imsRequestOptions,
  ): Promise<RequestList>;
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
  /**
   * Changes what a request asks for; its cluster follows. With `dryRun` everything is checked, and nothing is changed.
   */
  changeRequest(
    key: RequestKey,
    change: RequestChange,
    options?: O2imsRequestOptions & { dryRun?: boolean },
  ): Promise<Request>;
  /** Has a draft executed, if this generation of it is still what it says. */
  approveRequest(
    key: RequestKey,
    generation: number,
    options?: O2imsRequestOptions,
  ): Promise<Request>;
  /** What was executed of a request, the newest first. */
  listRevisions(
    key: RequestKey,
    options?: O2imsRequestOptions,
  ): Promise<Revision[]>;
  /** Has a request be again what one of its revisions says. */
  restoreRevision(
    key: RequestKey,
    revision: number,
    options?: O2imsRequestOptions,
  ): Promise<Request>;
  /** Of the hosts that the caller may read, those that are asked for, and how many there are. */
  listHosts(
    query?: HostQuery,
    options?: O2imsRequestOptions,
  ): Promise<HostList>;
  getHost(
    key: { namespace: string; name: string },
    options?: O2imsRequestOptions,
  ): Promise<Host>;
  /** Of the clusters that the caller may read, those that are asked for, and how many there are. */
  listClusters(
    query?: ClusterQuery,
    options?: O2imsRequestOptions,
  ): Promise<ClusterList>;
  getCluster(
    key: { namespace: string; name: string },
    options?: O2imsRequestOptions,
  ): Promise<Cluster>;
  /** Every template that a request can name. */
  listTemplates(options?: O2imsRequestOptions): Promise<Template[]>;
  /** Every O-Cloud that a request can name; the management cluster itself, if it is one, first. */
  listOClouds(options?: O2imsRequestOptions): Promise<OCloud[]>;
}
