import {
  annotations,
  Cluster,
  fieldManagers,
  KubernetesObject,
  labels,
  Machine,
  ProvisioningRequest,
  requestLabels,
  ResourceType,
  resourceTypes,
} from '@o2ims-portal/api';
import { ApiError, KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { Caches, ownerUidOf } from '../cache/Caches';
import { HealingPace } from './HealingPace';
import { inServedVersion } from './inServedVersion';
import { RenderedCopy, RenderedObject } from './RenderedObject';

/** Cannot be the version of any object: etcd's first revision is empty. */
const NO_VERSION = '1';

/** An object of the name that we need is there, and was not made for the request. */
export class NotOursError extends Error {
  readonly object: KubernetesObject;

  constructor(object: KubernetesObject) {
    super(
      `${object.kind} '${object.metadata.name}' is there already and was not made for this request`,
    );
    this.name = 'NotOursError';
    this.object = object;
  }
}

interface Kind {
  /** Knows the version in which the API server serves the kind, or that it does not. */
  informer: { readonly type: ResourceType; readonly isMissing: boolean };
  cache: {
    by(index: 'owner', value: string): KubernetesObject[];
    remember(object: KubernetesObject): KubernetesObject;
    forget(object: KubernetesObject): void;
  };
}

interface ClusterResourcesOptions {
  client: KubernetesClient;
  caches: Caches;
  namespace: string;
}

/** Makes, finds and deletes what Cluster API is given for a cluster. */
export class ClusterResources {
  readonly #client: KubernetesClient;
  readonly #kinds: readonly Kind[];
  /** Cluster API makes them; of ours is only that one goes. */
  readonly #machines: { readonly type: ResourceType };
  readonly #namespace: string;
  readonly #healing = HealingPace.create();

  static create(options: ClusterResourcesOptions): ClusterResources {
    return new ClusterResources(options);
  }

  private constructor(options: ClusterResourcesOptions) {
    const { client, caches, namespace } = options;
    this.#client = client;
    this.#namespace = namespace;
    this.#machines = caches.informers.machines;
    this.#kinds = [
      {
        informer: caches.informers.clusters,
        cache: caches.clusters as Kind['cache'],
      },
      ...caches.resources,
    ];
  }

  /** What was made for a request, the Cluster left out, as far as is known. */
  known(ownerUid: string): KubernetesObject[] {
    return this.#kinds
      .filter(
        ({ informer }) => informer.type.kind !== resourceTypes.cluster.kind,
      )
      .flatMap(({ cache }) => cache.by('owner', ownerUid));
  }

  /** Drops from what is known what was deleted, and has nothing that keeps it from going at once. */
  forgetDeleted(objects: readonly KubernetesObject[]): void {
    for (const object of objects) {
      if (!object.metadata.finalizers?.length) {
        this.#kind(object).cache.forget(object);
      }
    }
  }

  /** What was made for a request, the Cluster and the reservations included, as the API server has it. */
  async find(ownerUid: string): Promise<KubernetesObject[]> {
    const types = [
      ...this.#kinds
        .filter(({ informer }) => !informer.isMissing)
        .map(({ informer }) => informer.type),
      resourceTypes.lease,
    ];
    const lists = await Promise.all(
      types.map(type =>
        this.#client.list(type, {
          namespace: this.#namespace,
          labelSelector: `${labels.provisioningRequestUid}=${ownerUid}`,
          metadataOnly: type !== resourceTypes.lease,
        }),
      ),
    );
    return lists.flatMap(({ items }) => items);
  }

  /** An object in the version of its kind that the API server serves, as it can be compared with what is there. */
  inServedVersion<T extends RenderedObject | RenderedCopy>(rendered: T): T {
    return inServedVersion(rendered, this.#kind(rendered.type).informer.type);
  }

  /**
   * Makes an object, in the version that is served, by server-side apply, but only where there is none: applied with a version that no object can
   * have, the API server refuses to touch one that is there. One that is there and ours, from before a crash, is
   * taken as it is.
   *
   * @throws NotOursError when an object of this name belongs to somebody else
   */
  async create<T extends KubernetesObject>(
    rendered: RenderedObject | RenderedCopy,
  ): Promise<T> {
    const { type, object } = this.inServedVersion(rendered);
    const { metadata } = object;
    try {
      return this.#remember<T>(
        type,
        await this.#client.apply(
          type,
          { ...object, metadata: { ...metadata, resourceVersion: NO_VERSION } },
          { fieldManager: fieldManagers.o2ims },
        ),
      );
    } catch (error) {
      if (!ApiError.isConflict(error)) {
        throw error;
      }
      const existing = await this.#client.get<KubernetesObject>(type, metadata);
      if (!existing) {
        throw error;
      }
      if (ownerUidOf(existing) !== ownerUidOf(object)) {
        throw new NotOursError(existing);
      }
      return this.#remember<T>(type, existing);
    }
  }

  /**
   * Brings an object of ours that is there to what is wanted of it.
   *
   * @returns after how many milliseconds to try again, because it was brought there a short while ago and somebody
   * has changed it since: whoever that is, there is no war of writes; undefined when it was done
   */
  async update(
    rendered: RenderedObject | RenderedCopy,
    existing: KubernetesObject,
  ): Promise<number | undefined> {
    const { type, object } = rendered;
    const { uid } = existing.metadata;
    const wanted = JSON.stringify(object);
    const pause = this.#healing.pauseBefore(uid!, wanted);
    if (pause > 0) {
      return pause;
    }
    this.#remember(
      type,
      await this.#client.apply<KubernetesObject>(
        type,
        { ...object, metadata: { ...object.metadata, uid } },
        { fieldManager: fieldManagers.o2ims },
      ),
    );
    this.#healing.done(uid!, wanted);
    return undefined;
  }

  /**
   * Has Cluster API and BYOH do nothing for a Cluster, or lets them go on, unless somebody else paused it too: only
   * what was set here is taken back.
   *
   * @returns the Cluster as it is then; or after how many milliseconds to try again, because somebody undid it
   */
  async setPaused(
    cluster: Cluster,
    paused: boolean,
  ): Promise<Cluster | number> {
    const { apiVersion, kind, metadata } = cluster;
    const { name, namespace, uid } = metadata;
    const wanted = `paused: ${paused}`;
    const pause = this.#healing.pauseBefore(uid!, wanted);
    if (pause > 0) {
      return pause;
    }
    const { type } = this.#kind(cluster).informer;
    const written = await this.#client.apply<KubernetesObject>(
      type,
      {
        apiVersion,
        kind,
        metadata: {
          name,
          namespace,
          uid,
          ...(paused && {
            annotations: { [annotations.pausedByRequest]: 'true' },
          }),
        },
        ...(paused && { spec: { paused } }),
      } as KubernetesObject,
      { fieldManager: fieldManagers.o2imsPause },
    );
    this.#healing.done(uid!, wanted);
    return this.#remember<Cluster>(type, written);
  }

  /** Marks what was made for a request that is gone as made for another one. */
  async passTo(
    request: ProvisioningRequest,
    objects: readonly KubernetesObject[],
  ): Promise<void> {
    await Promise.all(
      objects.map(async object => {
        const { type } = this.#kind(object).informer;
        const { name, namespace, uid } = object.metadata;
        this.#remember(
          type,
          await this.#client.patch<KubernetesObject>(
            type,
            { name, namespace },
            { metadata: { uid, labels: requestLabels(request) } },
          ),
        );
      }),
    );
  }

  /** Says whether Cluster API is to choose a Machine when its control plane is to have fewer. */
  async setGoesFirst(machine: Machine, goesFirst: boolean): Promise<void> {
    await this.#client.patch(this.#machines.type, machine.metadata, {
      metadata: {
        annotations: { [annotations.deleteMachine]: goesFirst ? '' : null },
      },
    });
  }

  /** Asks for the deletion of objects that are not being deleted yet; of these very ones, not of later namesakes. */
  async delete(objects: readonly KubernetesObject[]): Promise<void> {
    await Promise.all(
      objects
        .filter(object => !object.metadata.deletionTimestamp)
        .map(async object => {
          const { namespace, name, uid } = object.metadata;
          const { type } =
            object.kind === resourceTypes.machine.kind
              ? this.#machines
              : this.#kind(object).informer;
          try {
            await this.#client.delete(
              type,
              { namespace, name },
              { uid, propagationPolicy: 'Background' },
            );
          } catch (error) {
            if (!ApiError.isConflict(error)) {
              throw error;
            }
          }
        }),
    );
  }

  #kind(of: { kind: string }): Kind {
    return this.#kinds.find(({ informer }) => informer.type.kind === of.kind)!;
  }

  #remember<T extends KubernetesObject>(
    type: ResourceType,
    object: KubernetesObject,
  ): T {
    return this.#kind(type).cache.remember(object) as T;
  }
}
