import { ProvisioningRequest } from '@o2ims-portal/api';
import { isAdopter } from './isAdopter';

/** The other request that has adopted the Cluster which a request names; that it asks to is not enough. */
export function findAdopter(
  request: ProvisioningRequest,
  /** Requests that name the same Cluster. */
  others: readonly ProvisioningRequest[],
): ProvisioningRequest | undefined {
  return others.find(
    other =>
      other.metadata.uid !== request.metadata.uid &&
      other.status?.extensions?.cluster !== undefined &&
      isAdopter(other),
  );
}
