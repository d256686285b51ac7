import { reasons, StageCondition } from '@o2ims-portal/api';
import { toMachineView } from '../../capi/view/toViews';
import { describeRemaining } from '../../status/describeMachines';
import { unfinished } from '../../status/StageReport';
import { describeObjects } from '../describeObjects';
import { RequestScope } from '../RequestScope';
import { RequestTools } from '../RequestTools';
import { releaseLeases } from './releaseLeases';
import { releaseOwner } from './releaseOwner';

/** What does not hold any more, once the cluster is being taken down. */
const TAKEN_DOWN: readonly StageCondition[] = [
  'ResourcesApplied',
  'InfrastructureReady',
  'ControlPlaneReady',
  'WorkersReady',
  'Ready',
];

/** Looks again after this long when the watches are behind what the API server says. */
const CATCH_UP_MS = 1000;

/** Says what deletion waits for. */
function waitFor(scope: RequestScope, what: string): false {
  const since = scope.request.metadata.deletionTimestamp;
  scope.message = `Deletion, asked for at ${since}, waits for ${what}`;
  for (const type of TAKEN_DOWN) {
    scope.report(
      type === 'Ready'
        ? unfinished(type, reasons.waitingForDeletion, scope.message)
        : unfinished(type, reasons.deleting, 'The request is being deleted'),
    );
  }
  return false;
}

/** Takes the Cluster down, which has Cluster API take down all that it made of it. */
async function deleteCluster(
  scope: RequestScope,
  tools: RequestTools,
): Promise<boolean> {
  const { caches, resources } = tools;
  const clusters = caches.clusters.by('owner', scope.uid);
  if (clusters.length === 0) {
    return true;
  }
  await resources.delete(clusters);
  const [{ metadata }] = clusters;
  const machines = describeRemaining(
    caches.machines.by('cluster', metadata.name).map(toMachineView),
    caches.hosts.list(),
    scope.plan,
  );
  const rest = metadata.finalizers?.length
    ? `Cluster API to let it go (finalizers ${metadata.finalizers.join(', ')})`
    : 'the API server';
  return waitFor(
    scope,
    `Cluster '${metadata.name}' to go: ${machines || rest}`,
  );
}

/** Deletes what Cluster API did not: what it never got to know of, and what it leaves to others. */
async function deleteRest(
  scope: RequestScope,
  { resources }: RequestTools,
): Promise<boolean> {
  const known = resources.known(scope.uid);
  await resources.delete(known);
  resources.forgetDeleted(known);
  const left = resources.known(scope.uid);
  return left.length === 0 || waitFor(scope, `${describeObjects(left)} to go`);
}

/** Gives the hosts back, each as soon as BYOH has let go of it and it is clean. */
async function releaseHosts(
  scope: RequestScope,
  tools: RequestTools,
): Promise<boolean> {
  const leases = tools.caches.leases.by('owner', scope.uid);
  const waitsFor = await releaseLeases(tools, leases);
  return waitsFor.length === 0 || waitFor(scope, waitsFor.join('; '));
}

/**
 * Takes down what was made for a request: the Cluster, what is left of it, the reservations, and at last the
 * finalizer. Goes by what is there, whatever state the request was in.
 *
 * @returns whether nothing is left, and the request may go
 */
export async function deleteRequest(
  scope: RequestScope,
  tools: RequestTools,
): Promise<boolean> {
  for (const step of [deleteCluster, deleteRest, releaseHosts]) {
    if (!(await step(scope, tools))) {
      return false;
    }
  }
  // the watches may be late, and what is forgotten here is forgotten for ever
  const left = await tools.resources.find(scope.uid);
  if (left.length > 0) {
    scope.requeueAfter(CATCH_UP_MS);
    return waitFor(scope, `${describeObjects(left)} to go`);
  }
  await releaseOwner(scope, tools);
  return true;
}
