import { KubernetesObject } from '@o2ims-portal/api';

/** That a watch told of an object: it is there, or it has changed. */
export interface Seen {
  /** Milliseconds, by a clock that only goes forward. */
  at: number;
  object: KubernetesObject;
}
