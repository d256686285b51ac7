import { FocomProvisioningRequest, reasons } from '@o2ims-portal/api';
import { Problem } from '../requests/Problem';
import { BatchItem } from './BatchItem';
import { Inventory } from './inventory/Inventory';
import {
  inventoryTemplate,
  toInventoryParameters,
} from './inventory/toInventoryParameters';
import { mergeParameters } from './mergeParameters';
import { toClusterRequest } from './toClusterRequest';

function expandClusters(request: FocomProvisioningRequest): BatchItem[] {
  const { clusters = [], ...common } = request.spec;
  return clusters.map(({ name, ...own }) => ({
    name,
    request: toClusterRequest(request, name, {
      templateName: own.templateName ?? common.templateName!,
      templateVersion: own.templateVersion ?? common.templateVersion!,
      templateParameters: {
        clusterName: name,
        ...mergeParameters(common.templateParameters, own.templateParameters),
      },
    }),
  }));
}

function notInInventory(name: string, { clusters }: Inventory): Problem {
  return {
    phase: 'FAILED',
    reason: reasons.clusterNotInInventory,
    message: `The inventory has no cluster '${name}'. It has: ${clusters
      .map(cluster => cluster.name)
      .join(', ')}. Add it there, or take it out of this request.`,
  };
}

function expandInventory(
  request: FocomProvisioningRequest,
  inventory: Inventory,
): BatchItem[] {
  const { spec } = request;
  const { clusterName, clusterNames = clusterName ? [clusterName] : [] } = spec;
  const names = spec.allClusters
    ? inventory.clusters.map(({ name }) => name)
    : clusterNames;
  return names.map(name => {
    const cluster = inventory.clusters.find(known => known.name === name);
    const template = {
      templateName: spec.templateName ?? inventoryTemplate.templateName,
      templateVersion:
        spec.templateVersion ?? inventoryTemplate.templateVersion,
      templateParameters: cluster
        ? toInventoryParameters(inventory, cluster, spec.templateParameters)
        : {},
    };
    return {
      name,
      request: toClusterRequest(request, name, template),
      ...(!cluster && { problem: notInInventory(name, inventory) }),
    };
  });
}

/**
 * The clusters that a request for several asks for, each as a request of its own, in the request's order or the
 * inventory's.
 *
 * @throws Error when it asks for clusters of an inventory, and that is not known yet
 * @public
 */
export function expandBatch(
  request: FocomProvisioningRequest,
  /** Where the request asks for clusters of an inventory: that, or why there is none. */
  inventory?: Inventory | Problem,
): { items: BatchItem[] } | { problem: Problem } {
  if (request.spec.clusters) {
    return { items: expandClusters(request) };
  }
  if (!inventory) {
    // none at all would mean that all are to be deleted
    throw new Error(
      `Nobody knows yet which clusters request '${request.metadata.name}' asks for`,
    );
  }
  return 'reason' in inventory
    ? { problem: inventory }
    : { items: expandInventory(request, inventory) };
}
