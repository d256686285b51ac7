import { HostProblem, needsAChange } from '@o2ims-portal/host-rules';
import { RequestScope } from '../RequestScope';
import { RequestTools } from '../RequestTools';
import { settlePlan } from './settlePlan';

/**
 * Takes a change of a request into the plan of its cluster, with the hosts that it adds. Leaves the plan as it is, and
 * says on the scope which hosts it waits for, where it cannot have them yet.
 *
 * @returns what of the change cannot be done
 */
export async function takeChange(
  scope: RequestScope,
  tools: RequestTools,
): Promise<HostProblem | undefined> {
  const plan = await settlePlan(scope, tools);
  if (!('reason' in plan)) {
    scope.plan = plan;
    return undefined;
  }
  if (needsAChange(plan)) {
    return plan;
  }
  scope.hostProblem = plan;
  return undefined;
}
