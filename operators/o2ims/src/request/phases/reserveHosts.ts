import {
  finalizers,
  reasons,
  resourceTypes,
  templateObjectName,
} from '@o2ims-portal/api';
import { ensureFinalizer } from '@o2ims-portal/operator-runtime';
import { checkVirtualAddress } from '../../hosts/checkVirtualAddress';
import { checkMembers } from '../../hosts/checkMembers';
import { isOrphan } from '../../hosts/HostAvailability';
import { HostProblem } from '../../hosts/HostProblem';
import { HostView } from '../../hosts/HostView';
import { planReservation } from '../../hosts/planReservation';
import { worstProblem } from '../../hosts/worstProblem';
import {
  ClusterPlan,
  PlannedHost,
  toPlannedRequest,
} from '../../plan/ClusterPlan';
import { planCluster } from '../../plan/planCluster';
import { succeeded, unfinished } from '../../status/StageReport';
import { RequestScope } from '../RequestScope';
import { RequestTools } from '../RequestTools';

/** Problems with these reasons need somebody to change something; the others end by themselves. */
const NEEDS_A_CHANGE: ReadonlySet<string> = new Set([
  reasons.invalidParameters,
  reasons.hostNotSelectable,
]);

function describe({ hosts }: ClusterPlan): string {
  return hosts
    .map(({ name, role }) => `${name} (${role.replace('-', ' ')})`)
    .join(', ');
}

function describeProblems(problems: readonly HostProblem[]): HostProblem {
  const { reason, message } = worstProblem(problems);
  return NEEDS_A_CHANGE.has(reason)
    ? { reason, message }
    : {
        reason,
        message: `${message}. The request goes on by itself when it can have its hosts`,
      };
}

/** Decides what the cluster is made from, or says what is in the way. */
function planOn(
  scope: RequestScope,
  { caches, config }: RequestTools,
  hosts: PlannedHost[],
  { directory }: HostView,
): ClusterPlan | HostProblem {
  const request = toPlannedRequest(scope.request);
  const firstMaster = directory.named(hosts[0].name)!;
  const plan = planCluster({
    template: caches.templates.get({
      namespace: config.namespace,
      name: templateObjectName(request.templateName, request.templateVersion),
    })!,
    request,
    hosts,
    firstMaster,
  });
  if (!plan) {
    return {
      reason: reasons.invalidParameters,
      message: `host '${firstMaster.metadata.name}' reports no IPv4 address that the cluster could be reached at; give controlPlaneEndpoint`,
    };
  }
  const taken =
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
  }
  return taken ?? plan;
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

/** Makes sure that the Leases of a cluster that is there are there: somebody may have deleted one. */
async function keepReservations(
  scope: RequestScope,
  { reservations }: RequestTools,
  { hosts, clusterName }: ClusterPlan,
  { leaseOf, isAlive }: HostView,
): Promise<void> {
  for (const { name } of hosts) {
    const lease = leaseOf(name);
    if (lease && isOrphan(lease, isAlive)) {
      await reservations.releaseOrphan(lease);
    }
    if (!leaseOf(name)) {
      await reservations.take(name, scope.request, clusterName);
    }
  }
}

/** Looks after the hosts of a cluster that is there, and tells once what is wrong with them. */
async function keepHosts(
  scope: RequestScope,
  tools: RequestTools,
  plan: ClusterPlan,
): Promise<boolean> {
  const { caches, config, events } = tools;
  const view = HostView.create({ caches, config, request: scope.request });
  await keepReservations(scope, tools, plan, view);
  const { directory, leaseOf } = view;
  const warnings = checkMembers({ plan, owner: scope.uid, directory, leaseOf });
  const before = scope.condition('HostsReserved')?.message ?? '';
  for (const message of warnings.filter(text => !before.includes(text))) {
    events.record(scope.request, {
      type: 'Warning',
      reason: reasons.hostChanged,
      message,
    });
  }
  scope.hostWarnings = warnings;
  return scope.report(
    succeeded('HostsReserved', [describe(plan), ...warnings].join('. ')),
  );
}

/** From here on the request owns something, and so has the finalizer. */
async function ensureOwner(
  scope: RequestScope,
  { caches, client }: RequestTools,
): Promise<void> {
  scope.request = caches.requests.remember(
    await ensureFinalizer(
      client,
      resourceTypes.provisioningRequest,
      scope.request,
      finalizers.o2ims,
    ),
  );
  if (!scope.request.metadata.finalizers?.includes(finalizers.o2ims)) {
    throw new Error(
      `ProvisioningRequest '${scope.request.metadata.name}' went away before its hosts were reserved`,
    );
  }
}

/**
 * Reserves all hosts of the request, or waits without any. When another was faster it is decided anew, with what is
 * left: each time around there is a host less, so this ends.
 */
export async function reserveHosts(
  scope: RequestScope,
  tools: RequestTools,
): Promise<boolean> {
  const { caches, config, reservations } = tools;
  if (scope.cluster && scope.plan) {
    return keepHosts(scope, tools, scope.plan);
  }
  const alive = new Set<string>();
  for (;;) {
    const { request } = scope;
    const view = HostView.create({ caches, config, request, alive });
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
    });
    await reservations.release(release);
    if ('reason' in plan) {
      return scope.report(
        unfinished('HostsReserved', plan.reason, plan.message),
      );
    }
    await ensureOwner(scope, tools);
    for (const lease of orphaned) {
      if (!(await reservations.releaseOrphan(lease))) {
        alive.add(lease.spec!.holderIdentity!);
      }
    }
    if (await takeAll(scope, tools, take, plan.clusterName)) {
      scope.plan = plan;
      return scope.report(succeeded('HostsReserved', describe(plan)));
    }
  }
}
