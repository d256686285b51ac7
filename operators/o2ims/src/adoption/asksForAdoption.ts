import { annotations, ProvisioningRequest } from '@o2ims-portal/api';

/** Whether a request says that it takes over a Cluster that somebody else made, in whatever words. */
export function asksForAdoption({ metadata }: ProvisioningRequest): boolean {
  const asked = metadata.annotations?.[annotations.adopt];
  return asked !== undefined && asked !== 'false';
}
