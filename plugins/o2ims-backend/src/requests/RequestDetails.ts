import { NotFoundError } from '@backstage/errors';
import {
  RequestKey,
  requestPath,
  ResourceTree,
} from '@o2ims-portal/plugin-o2ims-common';
import { ManagementCluster } from '../kubernetes/ManagementCluster';
import { ObjectTree } from '../resources/ObjectTree';
import { toResourceNode } from '../resources/toResourceNode';

/** Reads what stands behind a request: the objects that exist because of it. */
export class RequestDetails {
  readonly #cluster: ManagementCluster;

  static create(options: { cluster: ManagementCluster }): RequestDetails {
    return new RequestDetails(options);
  }

  private constructor(options: { cluster: ManagementCluster }) {
    this.#cluster = options.cluster;
  }

  /**
   * Every object, below the one that it exists because of.
   *
   * @throws NotFoundError when there is no such request
   */
  resources(key: RequestKey): ResourceTree {
    // a cluster without Cluster API has requests all the same
    const incomplete = this.#cluster.whyNot('cluster');
    return {
      root: toResourceNode(this.#tree(key)),
      ...(incomplete && { incomplete }),
    };
  }

  #tree(key: RequestKey): ObjectTree {
    const tree = this.#cluster.read('request').tree(key);
    if (!tree) {
      throw new NotFoundError(`There is no request ${requestPath(key)}`);
    }
    return tree;
  }
}
