import { KubernetesObject } from '../meta/KubernetesObject';

/**
 * What an object was at some time (`apps`). The API server does not let `data` be changed.
 *
 * @public
 */
export interface ControllerRevision<T extends object = object>
  extends KubernetesObject {
  /** Counts up from one revision of an object to the next. */
  revision: number;
  data?: T;
}
