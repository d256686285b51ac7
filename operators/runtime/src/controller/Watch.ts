import { ObjectKey } from '@o2ims-portal/kubernetes-client';

/**
 * A source of keys for a controller, made by {@link watchObject} or {@link watchMapped}.
 *
 * @public
 */
export interface Watch {
  /** Has keys of objects to look at delivered from now on. */
  subscribe(enqueue: (key: ObjectKey) => void): void;
}
