import { KubernetesObject } from '@o2ims-portal/api';

/**
 * Bridges the moment between a write of ours and its arrival by watch: until then the watched copy is older than
 * what we know, and decisions on it would be made twice.
 */
export class RecentWrites<T extends KubernetesObject> {
  readonly #writes = new Map<
    string,
    { superseded: Set<string | undefined>; object: T }
  >();

  /** Remembers that a write turned one version of an object into another. */
  remember(before: T, after: T): T {
    const { uid, resourceVersion } = before.metadata;
    if (uid && resourceVersion !== after.metadata.resourceVersion) {
      const superseded = this.#writes.get(uid)?.superseded ?? new Set();
      superseded.add(resourceVersion);
      this.#writes.set(uid, { superseded, object: after });
    }
    return after;
  }

  /** The newest known version of an object, given the watched one. */
  latest(watched: T): T {
    const { uid, resourceVersion } = watched.metadata;
    const write = uid && this.#writes.get(uid);
    if (!write) {
      return watched;
    }
    if (write.superseded.has(resourceVersion)) {
      return write.object;
    }
    this.#writes.delete(uid);
    return watched;
  }

  /** Forgets an object that is gone. */
  forget(object: T): void {
    this.#writes.delete(object.metadata.uid ?? '');
  }
}
