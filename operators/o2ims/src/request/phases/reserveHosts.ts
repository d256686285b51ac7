import { isConditionTrue } from '@o2ims-portal/api';
import { HostProblem } from '../../hosts/HostProblem';
import { ClusterPlan } from '../../plan/ClusterPlan';
import { succeeded, unfinished } from '../../status/StageReport';
import { RequestScope } from '../RequestScope';
import { RequestTools } from '../RequestTools';
import { keepHosts } from './keepHosts';
import { NEEDS_A_CHANGE, settlePlan } from './settlePlan';
import { STAYS_AS_IT_IS } from './validate';

function describe({ hosts }: ClusterPlan): string {
  return hosts
    .map(({ name, role }) => `${name} (${role.replace('-', ' ')})`)
    .join(', ');
}

/**
 * Takes a change of the request into the plan of its cluster.
 *
 * @returns which hosts it waits for
 */
async function changePlan(
  scope: RequestScope,
  tools: RequestTools,
): Promise<HostProblem | undefined> {
  const plan = await settlePlan(scope, tools);
  if (!('reason' in plan)) {
    scope.plan = plan;
    return undefined;
  }
  const { reason } = plan;
  const message = `${plan.message}. ${STAYS_AS_IT_IS}`;
  if (!NEEDS_A_CHANGE.has(reason)) {
    return { reason, message };
  }
  scope.report(unfinished('Validated', reason, message));
  return undefined;
}

/** Looks after the hosts of a cluster that is there, whatever a change of it waits for. */
async function reserveForChange(
  scope: RequestScope,
  tools: RequestTools,
): Promise<void> {
  const before = scope.condition('HostsReserved')?.message ?? '';
  const canChange =
    scope.isChanged && isConditionTrue(scope.conditions, 'Validated');
  const problem = canChange ? await changePlan(scope, tools) : undefined;
  const plan = scope.plan!;
  const warnings = await keepHosts(scope, tools, plan, before);
  scope.hostWarnings = warnings;
  const say = (message: string) => [message, ...warnings].join('. ');
  scope.report(
    problem
      ? unfinished('HostsReserved', problem.reason, say(problem.message))
      : succeeded('HostsReserved', say(describe(plan))),
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
  return scope.report(succeeded('HostsReserved', describe(plan)));
}
