import { FocomProvisioningRequest } from '@o2ims-portal/api';
import { formOf } from '../../requests/formOf';

/** Where the inventory is that a request asks for clusters of; undefined when it asks for none of an inventory's. */
export function inventoryKey(
  request: Pick<FocomProvisioningRequest, 'metadata' | 'spec'>,
): { namespace: string; name: string } | undefined {
  const { metadata, spec } = request;
  return formOf(request) === 'batch' && !spec.clusters
    ? {
        namespace: metadata.namespace!,
        name: spec.inventory ?? 'inventory',
      }
    : undefined;
}
