import { ProvisioningRequest } from '@o2ims-portal/api';
import { isOlder } from '../request/isOlder';
import { isAdopter } from './isAdopter';

const hasAdopted = ({ status }: ProvisioningRequest) =>
  Boolean(status?.extensions?.cluster);

/**
 * Who else adopts the same Cluster and comes first: who has it already, until that request is gone, else who asked
 * first.
 */
export function findRival(
  request: ProvisioningRequest,
  /** Requests that name the same Cluster. */
  others: readonly ProvisioningRequest[],
): ProvisioningRequest | undefined {
  return others.find(
    other =>
      other.metadata.uid !== request.metadata.uid &&
      isAdopter(other) &&
      (hasAdopted(other) === hasAdopted(request)
        ? isOlder(other, request)
        : hasAdopted(other)),
  );
}
