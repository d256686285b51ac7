import { createInterface } from 'node:readline';
import { KubeConfig } from '@kubernetes/client-node';
import {
  apiVersionOf,
  KubernetesObject,
  ResourceType,
} from '@o2ims-portal/api';
import { ApiError } from './ApiError';
import { Connection } from './Connection';
import { ResourceKey, resourcePath } from './resourcePath';

/** @public */
export interface ObjectKey {
  namespace?: string;
  name: string;
}

/** @public */
export interface ListOptions {
  namespace?: string;
  labelSelector?: string;
  fieldSelector?: string;
}

/** @public */
export interface ListResult<T> {
  items: T[];
  resourceVersion: string;
}

/** @public */
export interface WriteOptions {
  /** Who writes, for server-side apply and `managedFields`. */
  fieldManager?: string;
  subresource?: 'status';
  /** Have the server check everything and write nothing. */
  dryRun?: boolean;
}

/** @public */
export interface WatchEvent<T> {
  type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK';
  object: T;
}

const PAGE_SIZE = 500;

/**
 * Typed access to a Kubernetes API server. Objects are as on the wire: plain JSON, times as strings.
 *
 * Every method throws {@link ApiError} when the server says no.
 *
 * @public
 */
export class KubernetesClient {
  readonly #connection: Connection;

  static create(options: { kubeConfig: KubeConfig }): KubernetesClient {
    return new KubernetesClient(Connection.create(options));
  }

  /** With a kubeconfig file, or without one as kubectl finds it: KUBECONFIG, ~/.kube/config, service account. */
  static fromKubeconfig(options: {
    file?: string;
    context?: string;
  }): KubernetesClient {
    const kubeConfig = new KubeConfig();
    if (options.file) {
      kubeConfig.loadFromFile(options.file);
    } else {
      kubeConfig.loadFromDefault();
    }
    if (options.context) {
      kubeConfig.setCurrentContext(options.context);
    }
    return KubernetesClient.create({ kubeConfig });
  }

  private constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Address of the API server. */
  get server(): string {
    return this.#connection.server;
  }

  /** The object, or undefined when there is none. */
  async get<T extends KubernetesObject>(
    type: ResourceType,
    key: ObjectKey,
  ): Promise<T | undefined> {
    try {
      return await this.#json<T>('GET', resourcePath(type, key));
    } catch (error) {
      if (ApiError.isNotFound(error)) {
        return undefined;
      }
      throw error;
    }
  }

  /** All objects, page by page, as of one resource version. Items carry their apiVersion and kind. */
  async list<T extends KubernetesObject>(
    type: ResourceType,
    options: ListOptions = {},
  ): Promise<ListResult<T>> {
    const { namespace, labelSelector, fieldSelector } = options;
    const items: T[] = [];
    let next: string | undefined;
    let resourceVersion = '';
    do {
      const page: {
        items: T[];
        metadata: { resourceVersion: string; continue?: string };
      } = await this.#json(
        'GET',
        resourcePath(
          type,
          { namespace },
          { labelSelector, fieldSelector, limit: PAGE_SIZE, continue: next },
        ),
      );
      for (const item of page.items) {
        items.push({ ...item, apiVersion: apiVersionOf(type), kind: type.kind });
      }
      resourceVersion = page.metadata.resourceVersion;
      next = page.metadata.continue || undefined;
    } while (next);
    return { items, resourceVersion };
  }

  /** Makes an object; throws an `AlreadyExists` {@link ApiError} where there is one. */
  async create<T extends KubernetesObject>(
    type: ResourceType,
    object: T,
    options: WriteOptions = {},
  ): Promise<T> {
    return this.#write('POST', type, object, options, {
      namespace: object.metadata.namespace,
    });
  }

  /** Replaces an object as a whole; with its `resourceVersion` only if nobody else changed it (`Conflict`). */
  async replace<T extends KubernetesObject>(
    type: ResourceType,
    object: T,
    options: WriteOptions = {},
  ): Promise<T> {
    return this.#write('PUT', type, object, options, object.metadata);
  }

  /** Server-side apply: the fields given are ours, taken over from others where need be. */
  async apply<T extends KubernetesObject>(
    type: ResourceType,
    object: T,
    options: WriteOptions & { fieldManager: string },
  ): Promise<T> {
    return this.#json<T>(
      'PATCH',
      this.#path(type, object.metadata, { ...options, force: true }),
      JSON.stringify(object),
      'application/apply-patch+yaml',
    );
  }

  /** JSON merge patch (RFC 7386); put `metadata.resourceVersion` in it to patch only what was read. */
  async patch<T extends KubernetesObject>(
    type: ResourceType,
    key: ObjectKey,
    patch: object,
    options: WriteOptions = {},
  ): Promise<T> {
    return this.#json<T>(
      'PATCH',
      this.#path(type, key, options),
      JSON.stringify(patch),
      'application/merge-patch+json',
    );
  }

  /** Asks for deletion, of this very object when its UID is given. False when there was none. */
  async delete(
    type: ResourceType,
    key: ObjectKey,
    options: {
      uid?: string;
      propagationPolicy?: 'Background' | 'Foreground' | 'Orphan';
      dryRun?: boolean;
    } = {},
  ): Promise<boolean> {
    const { uid, propagationPolicy, dryRun } = options;
    try {
      await this.#json(
        'DELETE',
        this.#path(type, key, { dryRun }),
        JSON.stringify({
          apiVersion: 'v1',
          kind: 'DeleteOptions',
          ...(uid && { preconditions: { uid } }),
          ...(propagationPolicy && { propagationPolicy }),
        }),
        'application/json',
      );
      return true;
    } catch (error) {
      if (ApiError.isNotFound(error)) {
        return false;
      }
      throw error;
    }
  }

  /**
   * Events after a resource version, until the server or the signal ends the watch. Throws an `Expired`
   * {@link ApiError} when the resource version is too old.
   */
  async *watch<T extends KubernetesObject>(
    type: ResourceType,
    options: ListOptions & { resourceVersion: string; signal: AbortSignal },
  ): AsyncGenerator<WatchEvent<T>> {
    const { namespace, labelSelector, fieldSelector, resourceVersion, signal } =
      options;
    const path = resourcePath(
      type,
      { namespace },
      {
        watch: true,
        allowWatchBookmarks: true,
        labelSelector,
        fieldSelector,
        resourceVersion,
      },
    );
    const body = await this.#connection.send({
      method: 'GET',
      path,
      signal,
      stream: true,
    });
    const lines = createInterface({ input: body, crlfDelay: Infinity });
    try {
      for await (const line of lines) {
        const event = JSON.parse(line);
        if (event.type === 'ERROR') {
          throw new ApiError({
            status: event.object.code,
            reason: event.object.reason,
            serverMessage: event.object.message,
            request: `GET ${path}`,
          });
        }
        yield event;
      }
    } finally {
      lines.close();
      body.destroy();
    }
  }

  /** A path that is not an object's, such as `/readyz` or `/version`; returns the body as text. */
  async getRaw(path: string): Promise<string> {
    return (await this.#connection.send({ method: 'GET', path })).text();
  }

  /** Ends all connections, watches included. */
  async close(): Promise<void> {
    await this.#connection.close();
  }

  async #write<T extends KubernetesObject>(
    method: 'POST' | 'PUT',
    type: ResourceType,
    object: T,
    options: WriteOptions,
    key: ResourceKey,
  ): Promise<T> {
    return this.#json<T>(
      method,
      this.#path(type, key, options),
      JSON.stringify(object),
      'application/json',
    );
  }

  #path(
    type: ResourceType,
    key: ResourceKey,
    options: WriteOptions & { force?: boolean },
  ): string {
    const { fieldManager, subresource, dryRun, force } = options;
    const query = { fieldManager, force, dryRun: dryRun ? 'All' : undefined };
    const path = resourcePath(type, key, query);
    return subresource ? path.replace(/(\?|$)/, `/${subresource}$1`) : path;
  }

  async #json<T>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: string,
    contentType?: string,
  ): Promise<T> {
    const response = await this.#connection.send({
      method,
      path,
      body,
      contentType,
    });
    return (await response.json()) as T;
  }
}
