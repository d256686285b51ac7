import { ProvisioningRequest } from '@o2ims-portal/api';
import { text } from '../model/text';

/** The Cluster that a ProvisioningRequest says it is served by; undefined where it says none. */
export function clusterOfRequest(
  request: ProvisioningRequest,
): { namespace?: string; name: string; adopted: boolean } | undefined {
  const cluster = request.status?.extensions?.cluster;
  const name = text(cluster?.name);
  return name
    ? {
        namespace: text(cluster?.namespace),
        name,
        adopted: cluster?.adopted === true,
      }
    : undefined;
}
