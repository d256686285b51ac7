import {
  describeViolations,
  reasons,
  templateObjectName,
} from '@o2ims-portal/api';
import {
  checkVersions,
  checkVirtualAddress,
  describeProblems,
  HostProblem,
  PlannedHost,
} from '@o2ims-portal/host-rules';
import { HostView } from '../../hosts/HostView';
import { planReservation } from '../../hosts/planReservation';
import { checkChange } from '../../plan/checkChange';
import { ClusterPlan, hostsOf, toPlannedRequest } from '../../plan/ClusterPlan';
import { planCluster } from '../../plan/planCluster';
import { RequestScope } from '../RequestScope';
import { RequestTools } from '../RequestTools';
import { ensureOwner } from './ensureOwner';

function invalid(message: string): HostProblem {
  return { reason: reasons.invalidParameters, message };
}

/** Decides what the cluster is made from, or is to become, or says what is in the way. */
function planOn(
  scope: RequestScope,
  { caches, config }: RequestTools,
  hosts: PlannedHost[],
  { directory }: HostView,
): ClusterPlan | HostProblem {
  const request = toPlannedRequest(scope.request);
  const current = scope.cluster && scope.plan;
  const masters = hostsOf({ hosts }, 'control-plane').map(
    ({ name }) => directory.named(name)!,
  );
  const plan = planCluster({
    template: caches.templates.get({
      namespace: config.namespace,
      name: templateObjectName(request.templateName, request.templateVersion),
    })!,
    request,
    hosts,
    masters,
    current,
  });
  if (!plan) {
    return invalid(
      `host '${masters[0].metadata.name}' reports no IPv4 address that the cluster could be reached at; give controlPlaneEndpoint`,
    );
  }
  const taken =
    !current &&
    plan.vip &&
    checkVirtualAddress({
      address: plan.endpoint.host,
      clusterName: plan.clusterName,
      hosts: directory.hosts,
      clusters: caches.clusters.list(),
    });
  if (taken) {
    // nothing tells when others give it up
    scope.requeueAfter(config.refusedRetryMs);
    return taken;
  }
  const violations = current ? checkChange(current, plan) : [];
  if (violations.length > 0) {
    return invalid(`Correct the change: ${describeViolations(violations)}`);
  }
  const isUpgrade =
    current && plan.kubernetesVersion !== current.kubernetesVersion;
  const problems = isUpgrade
    ? checkVersions(
        hosts.map(({ name }) => directory.named(name)!),
        plan.kubernetesVersion,
      )
    : [];
  return problems.length > 0 ? describeProblems(problems) : plan;
}

/**
 * Takes hosts in the given order, until one is somebody else's.
 *
 * @returns whether all were taken
 */
async function takeAll(
  scope: RequestScope,
  { reservations }: RequestTools,
  hosts: readonly string[],
  clusterName: string,
): Promise<boolean> {
  for (const host of hosts) {
    const lease = await reservations.take(host, scope.request, clusterName);
    if (lease.spec?.holderIdentity !== scope.uid) {
      return false;
    }
  }
  return true;
}

/**
 * Decides what the cluster is made from, or is to become, and reserves all hosts of that, or none. When another was
 * faster it is decided anew, with what is left: each time around there is a host less, so this ends.
 */
export async function settlePlan(
  scope: RequestScope,
  tools: RequestTools,
): Promise<ClusterPlan | HostProblem> {
  const { caches, config, reservations } = tools;
  const alive = new Set<string>();
  const taken = new Set<string>();
  const members = (scope.cluster && scope.plan?.hosts) ?? [];
  for (;;) {
    const { request } = scope;
    const view = HostView.create({ caches, config, request, members, alive });
    const { directory, stateOf, ours } = view;
    const decision = view.decide();
    const plan =
      decision.problems.length > 0
        ? describeProblems(decision.problems)
        : planOn(scope, tools, decision.hosts, view);
    const { take, release, orphaned } = planReservation({
      hosts: decision.hosts,
      waits: 'reason' in plan,
      onlyReturning: decision.onlyReturning,
      directory,
      stateOf,
      ours,
      ...(scope.cluster && { mayRelease: name => taken.has(name) }),
    });
    await reservations.release(release);
    if ('reason' in plan) {
      return plan;
    }
    await ensureOwner(scope, tools);
    for (const lease of orphaned) {
      if (!(await reservations.releaseOrphan(lease))) {
        alive.add(lease.spec!.holderIdentity!);
      }
    }
    take.forEach(name => taken.add(name));
    if (await takeAll(scope, tools, take, plan.clusterName)) {
      return plan;
    }
  }
}
