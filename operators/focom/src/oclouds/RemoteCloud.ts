import { ProvisioningRequest } from '@o2ims-portal/api';
import { Informer } from '@o2ims-portal/kubernetes-client';
import { CloudInventory } from '../feasibility/CloudInventory';

/**
 * The ProvisioningRequests of one O-Cloud, wherever it is.
 *
 * @public
 */
export interface RemoteCloud {
  /** The ProvisioningRequests as last seen; tells its handlers when one changes. */
  readonly requests: Informer<ProvisioningRequest>;
  /** What it has to make clusters from. */
  readonly inventory: CloudInventory;
  /** As the O-Cloud has it right now: for decisions that what was last seen is not good enough for. */
  read(name: string): Promise<ProvisioningRequest | undefined>;
  /** Those that were made for the FocomProvisioningRequest with this UID, as the O-Cloud has them right now. */
  list(focomRequestUid: string): Promise<ProvisioningRequest[]>;
  /** Throws an `AlreadyExists` ApiError where there is one of this name. */
  create(request: ProvisioningRequest): Promise<ProvisioningRequest>;
  /** Throws a `Conflict` ApiError when somebody else changed it since it was read. */
  replace(request: ProvisioningRequest): Promise<ProvisioningRequest>;
  /** Asks for deletion of this very object; false when it is gone. */
  delete(request: ProvisioningRequest): Promise<boolean>;
}
