import { ProvisioningRequest } from '@o2ims-portal/api';

/** Order in which requests were made; the name decides between those of the same second, so that all agree. */
export function isOlder(
  a: ProvisioningRequest,
  b: ProvisioningRequest,
): boolean {
  const [first, second] = [a, b].map(
    ({ metadata }) => metadata.creationTimestamp ?? '',
  );
  return first === second ? a.metadata.name < b.metadata.name : first < second;
}
