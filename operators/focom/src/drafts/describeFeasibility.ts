import { FocomProvisioningRequest } from '@o2ims-portal/api';

type Preview = NonNullable<
  NonNullable<FocomProvisioningRequest['status']>['preview']
>;

/** Whether an O-Cloud has what a request asks for, and the hosts that it would get. */
export interface Feasibility {
  feasible: Preview['feasible'];
  hosts: NonNullable<Preview['hosts']>;
  /** Why not, or why nobody knows; empty when there is nothing to say. */
  message: string;
}

/** Whether a draft could be had, as far as FOCOM can tell. */
export function describeFeasibility(
  _request: FocomProvisioningRequest,
): Feasibility {
  return {
    feasible: 'Unknown',
    hosts: [],
    message: 'Whether the O-Cloud has the hosts shows when it is executed.',
  };
}
