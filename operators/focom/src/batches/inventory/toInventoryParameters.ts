import { mergeParameters } from '../mergeParameters';
import { Inventory, InventoryCluster } from './Inventory';

/** The template that clusters of an inventory are made from, when their request names none. */
export const inventoryTemplate = {
  templateName: 'byoh-workload-cluster',
  templateVersion: 'v1.0.0',
} as const;

const toHosts = (ids: readonly string[]) => ids.map(hostId => ({ hostId }));

/**
 * Parameters of a cluster of an inventory. Its name and hosts are the inventory's; the version, and all else, may be the
 * request's.
 */
export function toInventoryParameters(
  { k8sVersion }: Inventory,
  { name, masters, workers }: InventoryCluster,
  common?: Record<string, unknown>,
): Record<string, unknown> {
  const own = {
    clusterName: name,
    clusterProvisioner: 'byoh',
    hosts: {
      masters: toHosts(masters),
      ...(workers.length > 0 && { workers: toHosts(workers) }),
    },
  };
  return mergeParameters(
    mergeParameters(k8sVersion ? { k8sVersion } : {}, common),
    own,
  );
}
