/**
 * What FOCOM takes from an inventory: which clusters there are to be, on which hosts. How hosts are logged in to is no
 * part of it.
 *
 * @public
 */
export interface Inventory {
  /** As templates want it, with a leading `v`. */
  k8sVersion?: string;
  clusters: InventoryCluster[];
}

/** @see Inventory @public */
export interface InventoryCluster {
  name: string;
  /** `host-id` of each. */
  masters: string[];
  workers: string[];
}
