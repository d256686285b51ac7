import { finalizers, ProvisioningRequest } from '@o2ims-portal/api';

/** Nothing was made for a request that is being deleted and does not have our finalizer. */
export function goesByItself({ metadata }: ProvisioningRequest): boolean {
  return (
    metadata.deletionTimestamp !== undefined &&
    !metadata.finalizers?.includes(finalizers.o2ims)
  );
}
