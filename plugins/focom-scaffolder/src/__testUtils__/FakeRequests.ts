import { setTimeout as delay } from 'node:timers/promises';
import {
  Cluster,
  ClusterQuery,
  NewRequest,
  O2imsClient,
  O2imsRequestOptions,
  Request,
  RequestKey,
} from '@o2ims-portal/plugin-o2ims-common';
import { responseError } from './responseError';
import { sampleRequest } from './sampleRequest';

type Answer = Request | Error;

/**
 * An o2ims backend that answers what a test tells it to. Asked for a request, it gives the answers one by one; after
 * the last one nothing changes any more.
 */
export class FakeRequests {
  /** To questions about a request. */
  answers: Answer[] = [];
  /** To wishes for a new request or a deletion. */
  refusal?: Error;
  clusters: Cluster[] = [];
  readonly calls: Array<[string, unknown, O2imsRequestOptions?]> = [];
  #last?: Answer;

  get client(): O2imsClient {
    return this as unknown as O2imsClient;
  }

  async createRequest(body: NewRequest, options: O2imsRequestOptions) {
    this.calls.push(['create', body, options]);
    if (this.refusal) {
      throw this.refusal;
    }
    return sampleRequest({ name: body.name, clusterName: body.name });
  }

  async deleteRequest(key: RequestKey, options: O2imsRequestOptions) {
    this.calls.push(['delete', key, options]);
    if (this.refusal) {
      throw this.refusal;
    }
    return sampleRequest({ phase: 'DELETING' });
  }

  async listClusters(query: ClusterQuery, options: O2imsRequestOptions) {
    this.calls.push(['clusters', query, options]);
    return { items: this.clusters, total: this.clusters.length };
  }

  async getRequest(key: RequestKey, options: O2imsRequestOptions) {
    this.calls.push(['get', key, options]);
    const next = this.answers.shift();
    if (!next) {
      // a long poll in which nothing happens, only shorter
      await delay(5, undefined, { signal: options.signal });
    }
    const answer = next ?? this.#last;
    this.#last = answer;
    if (!answer || answer instanceof Error) {
      throw answer ?? (await responseError(404, 'There is no such request'));
    }
    return answer;
  }
}
