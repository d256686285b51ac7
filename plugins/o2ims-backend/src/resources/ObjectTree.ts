import { KubernetesObject } from '@o2ims-portal/api';

/** A Kubernetes object with those that exist because of it. */
export interface ObjectTree {
  object: KubernetesObject;
  /**
   * The portal does not see the object, because it is on another O-Cloud or not made yet: `object` is what FOCOM says of
   * it.
   */
  isReported?: boolean;
  /** The O-Cloud that it is on, where that is not the management cluster itself. */
  oCloudId?: string;
  children: readonly ObjectTree[];
}
