import { FocomProvisioningRequest } from '@o2ims-portal/api';

/** Whether something was seen on the O-Cloud that was made for a request, as its status says. */
export function hasRemote({
  status,
}: Pick<FocomProvisioningRequest, 'status'>): boolean {
  return (
    status?.remoteName !== undefined ||
    (status?.clusters ?? []).some(({ remoteName }) => remoteName !== undefined)
  );
}
