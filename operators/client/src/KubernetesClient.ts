import { KubeConfig } from '@kubernetes/client-node';
import {
  apiVersionOf,
  KubernetesObject,
  ResourceType,
} from '@o2ims-portal/api';
import { ApiError } from './ApiError';
import { Connection, RequestCount } from './Connection';
import {
  ListOptions,
  ListResult,
  ObjectKey,
  RequestOptions,
  WatchEvent,
  WatchOptions,
  WriteOptions,
} from './options';
import { readJsonLines } from './readJsonLines';
import {
  collectionPath,
  creationPath,
  objectPath,
  versionPath,
} from './resourcePath';
import { SignalFan } from './SignalFan';
import { WriteFence } from './WriteFence';

const PAGE_SIZE = 500;

function metadataAs(
  kind: 'PartialObjectMetadata' | 'PartialObjectMetadataList',
) {
  return `application/json;as=${kind};g=meta.k8s.io;v=v1`;
}

/**
 * Typed access to a Kubernetes API server. Objects are as on the wire: plain JSON, times as strings.
 *
 * Every method throws {@link ApiError} when the server says no.
 *
 * @public
 */
export class KubernetesClient {
  readonly #connection: Connection;
  readonly #fence?: WriteFence;
  readonly #fenced?: SignalFan;

  static create(options: {
    kubeConfig: KubeConfig;
    /** How long a watch may be silent before it is taken for dead; 3 minutes when left out. */
    watchSilenceMs?: number;
    /** How many requests are under way at once, watches aside; others wait for their turn. 32 when left out. */
    maxConnections?: number;
  }): KubernetesClient {
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

  private constructor(connection: Connection, fence?: WriteFence) {
    this.#connection = connection;
    this.#fence = fence;
    this.#fenced = fence && SignalFan.create(fence.signal);
  }

  /** A client on the same connections that writes only as long as the fence lets it. */
  fencedBy(fence: WriteFence): KubernetesClient {
    return new KubernetesClient(this.#connection, fence);
  }

  /**
   * A client of the same API server with connections of its own: what it sends waits for nothing that is sent here. It
   * is to be closed by itself, and no fence holds it.
   */
  apart(): KubernetesClient {
    return new KubernetesClient(this.#connection.another());
  }

  /** Address of the API server. */
  get server(): string {
    return this.#connection.server;
  }

  /** How many requests have been sent on its connections, by what they were for. */
  get requestCounts(): RequestCount[] {
    return this.#connection.requestCounts;
  }

  /** The object, or undefined when there is none. */
  async get<T extends KubernetesObject>(
    type: ResourceType,
    key: ObjectKey,
    options: RequestOptions = {},
  ): Promise<T | undefined> {
    try {
      return await this.#json<T>('GET', objectPath(type, key), options);
    } catch (error) {
      if (ApiError.isNotFound(error)) {
        return undefined;
      }
      throw error;
    }
  }

  /** All objects as of one resource version, in pages. Items carry their apiVersion and kind. */
  async list<T extends KubernetesObject>(
    type: ResourceType,
    options: ListOptions & RequestOptions = {},
  ): Promise<ListResult<T>> {
    try {
      return await this.#list<T>(type, options, PAGE_SIZE);
    } catch (error) {
      if (!ApiError.isExpired(error)) {
        throw error;
      }
      // the server forgot the first page's version before the last one: all at once
      return this.#list<T>(type, options);
    }
  }

  /** Makes an object, or what is under one; throws an `AlreadyExists` {@link ApiError} where there is one. */
  async create<T extends KubernetesObject>(
    type: ResourceType,
    object: T,
    options: WriteOptions = {},
  ): Promise<T> {
    return this.#json<T>(
      'POST',
      options.subresource
        ? writePath(type, object.metadata, options)
        : creationPath(type, object.metadata, queryOf(options)),
      options,
      JSON.stringify(object),
      'application/json',
    );
  }

  /** Replaces an object as a whole; with its `resourceVersion` only if nobody else changed it (`Conflict`). */
  async replace<T extends KubernetesObject>(
    type: ResourceType,
    object: T,
    options: WriteOptions = {},
  ): Promise<T> {
    return this.#json<T>(
      'PUT',
      writePath(type, object.metadata, options),
      options,
      JSON.stringify(object),
      'application/json',
    );
  }

  /** Server-side apply: the fields given are ours, taken over from others where need be. */
  async apply<T extends KubernetesObject>(
    type: ResourceType,
    object: T,
    options: WriteOptions & { fieldManager: string },
  ): Promise<T> {
    return this.#json<T>(
      'PATCH',
      writePath(type, object.metadata, { ...options, force: true }),
      options,
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
      writePath(type, key, options),
      options,
      JSON.stringify(patch),
      'application/merge-patch+json',
    );
  }

  /**
   * Asks for deletion, of this very object when its UID is given, and only as it was read when its `resourceVersion` is
   * (`Conflict`). False when there was none.
   */
  async delete(
    type: ResourceType,
    key: ObjectKey,
    options: {
      uid?: string;
      resourceVersion?: string;
      propagationPolicy?: 'Background' | 'Foreground' | 'Orphan';
      dryRun?: boolean;
    } & RequestOptions = {},
  ): Promise<boolean> {
    const { uid, resourceVersion, propagationPolicy, dryRun } = options;
    try {
      await this.#json(
        'DELETE',
        writePath(type, key, { dryRun }),
        options,
        JSON.stringify({
          apiVersion: 'v1',
          kind: 'DeleteOptions',
          ...((uid || resourceVersion) && {
            preconditions: { uid, resourceVersion },
          }),
          ...(propagationPolicy && { propagationPolicy }),
          // with a body the server does not look at the query
          ...(dryRun && { dryRun: ['All'] }),
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
    options: WatchOptions,
  ): AsyncGenerator<WatchEvent<T>> {
    const { namespace, labelSelector, fieldSelector, resourceVersion } =
      options;
    const path = collectionPath(
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
      ...(options.metadataOnly && {
        accept: metadataAs('PartialObjectMetadata'),
      }),
      signal: options.signal,
      stream: true,
    });
    // that the body was given up early is no news to anybody
    body.on('error', () => undefined);
    try {
      options.onOpen?.();
      for await (const event of readJsonLines<WireEvent<T>>(body)) {
        if (event.type === 'ERROR') {
          throw new ApiError({
            status: event.object.code,
            reason: event.object.reason,
            serverMessage: event.object.message,
            request: `GET ${path}`,
          });
        }
        if (options.metadataOnly) {
          Object.assign(event.object, {
            apiVersion: apiVersionOf(type),
            kind: type.kind,
          });
        }
        yield event;
      }
    } finally {
      body.destroy();
    }
  }

  /** Whether the API server has a kind, in this version of it. */
  async serves(
    type: ResourceType,
    options: RequestOptions = {},
  ): Promise<boolean> {
    try {
      const { resources } = await this.#json<{ resources: { name: string }[] }>(
        'GET',
        versionPath(type),
        options,
      );
      return resources.some(({ name }) => name === type.plural);
    } catch (error) {
      if (ApiError.isNotFound(error)) {
        return false;
      }
      throw error;
    }
  }

  /** A path that is not an object's, such as `/readyz` or `/version`; returns the body as text, JSON unless told otherwise. */
  async getRaw(
    path: string,
    options: { accept?: string } = {},
  ): Promise<string> {
    const { accept } = options;
    const body = await this.#connection.send({ method: 'GET', path, accept });
    return body.text();
  }

  /** Ends all connections, watches included. */
  async close(): Promise<void> {
    await this.#connection.close();
  }

  async #list<T extends KubernetesObject>(
    type: ResourceType,
    options: ListOptions & RequestOptions,
    limit?: number,
  ): Promise<ListResult<T>> {
    const { namespace, labelSelector, fieldSelector, metadataOnly, signal } =
      options;
    const items: T[] = [];
    let next: string | undefined;
    let resourceVersion = '';
    do {
      const path = collectionPath(
        type,
        { namespace },
        { labelSelector, fieldSelector, limit, continue: next },
      );
      const body = await this.#connection.send({
        method: 'GET',
        path,
        ...(metadataOnly && {
          accept: metadataAs('PartialObjectMetadataList'),
        }),
        signal,
      });
      const page = (await body.json()) as WireList<T>;
      for (const item of page.items ?? []) {
        items.push({
          ...item,
          apiVersion: apiVersionOf(type),
          kind: type.kind,
        });
      }
      resourceVersion = page.metadata.resourceVersion;
      next = page.metadata.continue || undefined;
    } while (next);
    return { items, resourceVersion };
  }

  async #json<T>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    { signal }: RequestOptions,
    body?: string,
    contentType?: string,
  ): Promise<T> {
    const send = async (until?: AbortSignal) => {
      const response = await this.#connection.send({
        method,
        path,
        body,
        contentType,
        signal: until,
      });
      return (await response.json()) as T;
    };
    if (method === 'GET' || !this.#fence || !this.#fenced) {
      return send(signal);
    }
    this.#fence.check();
    return this.#fenced.during(fenced =>
      send(signal ? AbortSignal.any([signal, fenced]) : fenced),
    );
  }
}

interface WireList<T> {
  /** Null in an empty list of metadata. */
  items: T[] | null;
  metadata: { resourceVersion: string; continue?: string };
}

type WireEvent<T> =
  | WatchEvent<T>
  | {
      type: 'ERROR';
      object: { code: number; reason: string; message: string };
    };

function queryOf(options: WriteOptions & { force?: boolean }) {
  const { fieldManager, dryRun, force } = options;
  return { fieldManager, force, dryRun: dryRun ? 'All' : undefined };
}

function writePath(
  type: ResourceType,
  key: ObjectKey,
  options: WriteOptions & { force?: boolean },
): string {
  const { subresource } = options;
  return objectPath(type, key, { subresource, query: queryOf(options) });
}
