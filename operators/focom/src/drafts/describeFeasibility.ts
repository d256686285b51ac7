import { FocomProvisioningRequest } from '@o2ims-portal/api';
import { Feasibility } from '../feasibility/Feasibility';
import { sayFeasibility } from '../feasibility/toFeasible';

type Preview = NonNullable<
  NonNullable<FocomProvisioningRequest['status']>['preview']
>;

/** Whether an O-Cloud has what a draft asks for, and the hosts that it would get. */
export interface DraftFeasibility {
  feasible: Preview['feasible'];
  hosts: NonNullable<Preview['hosts']>;
  /** Why not, or why nobody knows. */
  message: string;
  /** Of a draft for several clusters, each of them. */
  clusters?: Preview['clusters'];
}

/** What there is to say where there is no O-Cloud to ask. */
export const notAsked =
  'Whether the O-Cloud has the hosts shows when it is executed.';

/** What a draft's preview says about whether it could be had now, from what the O-Cloud said if it was asked. */
export function describeFeasibility(
  answer: Feasibility | undefined,
): DraftFeasibility {
  if (!answer) {
    return {
      feasible: 'Unknown',
      hosts: [],
      message: notAsked,
    };
  }
  return {
    feasible: answer.status,
    hosts:
      answer.status === 'True'
        ? answer.hosts.map(({ name, role }) => ({ name, role }))
        : [],
    message: sayFeasibility(answer).message,
  };
}
