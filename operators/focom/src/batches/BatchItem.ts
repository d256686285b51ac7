import { FocomProvisioningRequest, ProvisioningRequest } from '@o2ims-portal/api';
import { Problem } from '../requests/Problem';
import { SingleRequest } from '../requests/SingleRequest';

/** One cluster of a request for several. @public */
export interface BatchItem {
  name: string;
  /** What the request comes down to for it. */
  request: SingleRequest;
  /** As it is on the O-Cloud, if it is there. */
  remote?: ProvisioningRequest;
  /** Why it cannot be sent, whatever its template says. */
  problem?: Problem;
}

/** What a request's status says of one of its clusters. @public */
export type ClusterStatus = NonNullable<
  NonNullable<FocomProvisioningRequest['status']>['clusters']
>[number];
