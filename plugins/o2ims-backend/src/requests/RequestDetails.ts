import { NotFoundError } from '@backstage/errors';
import { resourceTypes } from '@o2ims-portal/api';
import {
  Manifest,
  RequestKey,
  requestPath,
  ResourceEvent,
  ResourceTree,
} from '@o2ims-portal/plugin-o2ims-common';
import { ManagementCluster } from '../kubernetes/ManagementCluster';
import { toPortalError } from '../kubernetes/toPortalError';
import { EventReader } from '../resources/EventReader';
import { flattenTree } from '../resources/flattenTree';
import { KubernetesEvent } from '../resources/KubernetesEvent';
import { ObjectTree } from '../resources/ObjectTree';
import {
  eventNamespaces,
  toResourceEvents,
} from '../resources/toResourceEvents';
import { toManifest } from '../resources/toManifest';
import { toResourceNode } from '../resources/toResourceNode';

/** Reads what stands behind a request: the objects that exist because of it. */
export class RequestDetails {
  readonly #cluster: ManagementCluster;
  readonly #events: EventReader;

  static create(options: { cluster: ManagementCluster }): RequestDetails {
    return new RequestDetails(options);
  }

  private constructor(options: { cluster: ManagementCluster }) {
    this.#cluster = options.cluster;
    this.#events = EventReader.create({
      list: namespace => this.#listEvents(namespace),
    });
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

  /**
   * What Kubernetes says has happened to them, newest first; asked of the API server.
   *
   * @throws NotFoundError, NotAllowedError, ServiceUnavailableError
   */
  async events(key: RequestKey): Promise<ResourceEvent[]> {
    const tree = this.#tree(key);
    const events = await Promise.all(
      eventNamespaces(tree).map(namespace => this.#events.read(namespace)),
    );
    return toResourceEvents(events.flat(), tree);
  }

  /**
   * Those that the portal sees, as YAML without secrets.
   *
   * @throws NotFoundError when there is no such request
   */
  manifests(key: RequestKey): Manifest[] {
    const model = this.#cluster.read('request');
    return flattenTree(this.#tree(key))
      .filter(({ isReported }) => !isReported)
      .map(node => toManifest(node, model.parameterSchemaOf(node.object)));
  }

  async #listEvents(namespace: string): Promise<KubernetesEvent[]> {
    const { client } = this.#cluster;
    try {
      const { items } = await client.list<KubernetesEvent>(
        resourceTypes.event,
        { namespace },
      );
      return items;
    } catch (error) {
      throw toPortalError(error, client.server);
    }
  }

  #tree(key: RequestKey): ObjectTree {
    const tree = this.#cluster.read('request').tree(key);
    if (!tree) {
      throw new NotFoundError(`There is no request ${requestPath(key)}`);
    }
    return tree;
  }
}
