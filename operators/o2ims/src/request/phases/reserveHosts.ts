import {
  ByoHost,
  ClusterParameters,
  finalizers,
  hostLeaseName,
  Lease,
  reasons,
  resourceTypes,
  templateObjectName,
  withDefaults,
} from '@o2ims-portal/api';
import { ensureFinalizer } from '@o2ims-portal/operator-runtime';
import {
  BlockedHost,
  describeHolder,
  planReservation,
} from '../../hosts/planReservation';
import { checkVirtualAddress } from '../../hosts/checkVirtualAddress';
import { HostProblem, resolveHosts } from '../../hosts/resolveHosts';
import { worstProblem } from '../../hosts/worstProblem';
import { ClusterPlan, toPlannedRequest } from '../../plan/ClusterPlan';
import { planCluster } from '../../plan/planCluster';
import { succeeded, unfinished } from '../../status/StageReport';
import { RequestScope } from '../RequestScope';
import { RequestTools } from '../RequestTools';

function describe({ hosts }: ClusterPlan): string {
  return hosts
    .map(({ name, role }) => `${name} (${role.replace('-', ' ')})`)
    .join(', ');
}

function inUse(blocked: readonly BlockedHost[]): HostProblem {
  return {
    reason: reasons.hostInUse,
    message: `${blocked
      .map(({ host, by }) => `host '${host}' is ${by}`)
      .join('; ')}. The request goes on by itself when its hosts are free`,
  };
}

/** Finds the hosts and decides what the cluster is made from, or says what is in the way. */
function plan(
  scope: RequestScope,
  { caches, config }: RequestTools,
): { plan: ClusterPlan; hosts: ByoHost[] } | HostProblem {
  const request = toPlannedRequest(scope.request);
  const template = caches.templates.get({
    namespace: config.namespace,
    name: templateObjectName(request.templateName, request.templateVersion),
  })!;
  const parameters = withDefaults(
    template,
    request.templateParameters as unknown as ClusterParameters,
  );
  const byoHosts = caches.hosts.list();
  const { nodeRequirements } = template.spec;
  const resolution = resolveHosts(parameters, byoHosts, nodeRequirements);
  if (resolution.problems) {
    return worstProblem(resolution.problems);
  }
  const hosts = resolution.hosts.map(
    ({ name }) => byoHosts.find(host => host.metadata.name === name)!,
  );
  const planned = planCluster({
    template,
    request,
    hosts: resolution.hosts,
    firstMaster: hosts[0],
  });
  const taken =
    planned?.vip &&
    checkVirtualAddress({
      address: planned.endpoint.host,
      clusterName: planned.clusterName,
      hosts: byoHosts,
      clusters: caches.clusters.list(),
    });
  if (taken) {
    // nothing tells when others give it up
    scope.requeueAfter(config.refusedRetryMs);
    return taken;
  }
  return planned
    ? { plan: planned, hosts }
    : {
        reason: reasons.invalidParameters,
        message: `host '${hosts[0].metadata.name}' reports no IPv4 address that the cluster could be reached at; give controlPlaneEndpoint`,
      };
}

/** Takes hosts in the given order, until one is somebody else's. Gives back what it took then. */
async function takeAll(
  scope: RequestScope,
  { reservations }: RequestTools,
  hosts: readonly string[],
  clusterName: string,
): Promise<BlockedHost | undefined> {
  const taken: Lease[] = [];
  for (const host of hosts) {
    const lease = await reservations.take(host, scope.request, clusterName);
    if (lease.spec?.holderIdentity !== scope.uid) {
      await reservations.release(taken);
      return { host, by: `reserved by ${describeHolder(lease)}` };
    }
    taken.push(lease);
  }
  return undefined;
}

/** Makes sure that the Leases of a cluster that is there are there: somebody may have deleted one. */
async function keepReservations(
  scope: RequestScope,
  tools: RequestTools,
  { hosts, clusterName }: ClusterPlan,
): Promise<void> {
  const held = new Set(
    tools.caches.leases
      .by('owner', scope.uid)
      .map(({ metadata }) => metadata.name),
  );
  for (const { name } of hosts) {
    if (!held.has(hostLeaseName(name))) {
      await tools.reservations.take(name, scope.request, clusterName);
    }
  }
}

/**
 * Reserves all hosts of the request, or waits without any. From here on the request owns something, and so has the
 * finalizer.
 */
export async function reserveHosts(
  scope: RequestScope,
  tools: RequestTools,
): Promise<boolean> {
  const { caches, client, reservations } = tools;
  if (scope.cluster && scope.plan) {
    await keepReservations(scope, tools, scope.plan);
    return scope.report(succeeded('HostsReserved', describe(scope.plan)));
  }
  const wait = ({ reason, message }: HostProblem) =>
    scope.report(unfinished('HostsReserved', reason, message));

  const decision = plan(scope, tools);
  if ('reason' in decision) {
    return wait(decision);
  }
  const reservation = planReservation({
    hosts: decision.hosts,
    leases: caches.leases.list(),
    owner: scope.uid,
    isAlive: uid => caches.requests.by('uid', uid).length > 0,
  });
  await reservations.release(reservation.release);
  if (reservation.blocked.length > 0) {
    return wait(inUse(reservation.blocked));
  }

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
  for (const lease of reservation.orphaned) {
    await reservations.releaseOrphan(lease);
  }
  const lost = await takeAll(
    scope,
    tools,
    reservation.take,
    decision.plan.clusterName,
  );
  if (lost) {
    return wait(inUse([lost]));
  }
  scope.plan = decision.plan;
  return scope.report(succeeded('HostsReserved', describe(decision.plan)));
}
