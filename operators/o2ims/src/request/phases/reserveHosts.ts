import { describeRoles } from '@o2ims-portal/host-rules';
import { succeeded, unfinished } from '../../status/StageReport';
import { RequestScope } from '../RequestScope';
import { RequestTools } from '../RequestTools';
import { keepHosts } from './keepHosts';
import { settlePlan } from './settlePlan';
import { STAYS_AS_IT_IS } from './validate';

/** Looks after the hosts of a cluster that is there, whatever a change of it waits for. */
async function reserveForChange(
  scope: RequestScope,
  tools: RequestTools,
): Promise<void> {
  const before = scope.condition('HostsReserved')?.message ?? '';
  const { hostProblem: problem } = scope;
  const plan = scope.plan!;
  const warnings = await keepHosts(scope, tools, plan, before);
  scope.hostWarnings = warnings;
  const say = (message: string) => [message, ...warnings].join('. ');
  scope.report(
    problem
      ? unfinished(
          'HostsReserved',
          problem.reason,
          say(`${problem.message}. ${STAYS_AS_IT_IS}`),
        )
      : succeeded('HostsReserved', say(describeRoles(plan.hosts))),
  );
}

/** Reserves all hosts of the request, or waits without any. */
export async function reserveHosts(
  scope: RequestScope,
  tools: RequestTools,
): Promise<boolean> {
  if (scope.cluster && scope.plan) {
    await reserveForChange(scope, tools);
    return true;
  }
  const plan = await settlePlan(scope, tools);
  if ('reason' in plan) {
    return scope.report(unfinished('HostsReserved', plan.reason, plan.message));
  }
  scope.plan = plan;
  return scope.report(succeeded('HostsReserved', describeRoles(plan.hosts)));
}
