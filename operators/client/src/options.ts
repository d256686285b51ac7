/** @public */
export interface ObjectKey {
  namespace?: string;
  name: string;
}

/** @public */
export interface RequestOptions {
  /** Gives the request up. */
  signal?: AbortSignal;
}

/** @public */
export interface ListOptions {
  namespace?: string;
  labelSelector?: string;
  fieldSelector?: string;
  /** Of each object only its metadata: for kinds that are large, or none of our business. */
  metadataOnly?: boolean;
}

/** @public */
export interface WatchOptions extends ListOptions {
  resourceVersion: string;
  signal: AbortSignal;
  /** Called when the server has accepted the watch. */
  onOpen?: () => void;
}

/** @public */
export interface ListResult<T> {
  items: T[];
  resourceVersion: string;
}

/** @public */
export interface WriteOptions extends RequestOptions {
  /** Who writes, for server-side apply and `managedFields`. */
  fieldManager?: string;
  /** `token` is made, below its ServiceAccount. */
  subresource?: 'status' | 'token';
  /** Have the server check everything and write nothing. */
  dryRun?: boolean;
}

/** @public */
export interface WatchEvent<T> {
  type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK';
  object: T;
}
