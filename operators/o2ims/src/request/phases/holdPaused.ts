import { asksForPause, Cluster } from '@o2ims-portal/api';
import { wantedClusterName } from '../../cache/Caches';
import { findPause, isPausedByRequest } from '../../pause/findPause';
import { goesByItself } from '../goesByItself';
import { RequestScope } from '../RequestScope';
import { RequestTools } from '../RequestTools';

/**
 * Has the Cluster be paused as long as its request is.
 *
 * @returns what somebody else does about it
 */
async function passOn(
  scope: RequestScope,
  { resources }: RequestTools,
): Promise<string | undefined> {
  const { cluster } = scope;
  const paused = asksForPause(scope.request);
  const is = cluster && isPausedByRequest(cluster);
  if (!cluster || (paused ? is && cluster.spec?.paused : !is)) {
    return undefined;
  }
  const result = await resources.setPaused(cluster, paused);
  if (typeof result !== 'number') {
    scope.cluster = result;
    return undefined;
  }
  scope.requeueAfter(result);
  return `Somebody changed the pause of Cluster '${cluster.metadata.name}' again right after it was put right`;
}

/** The Cluster that somebody else made and the request has adopted. One that it only asks for is judged first. */
function adoptedCluster(
  { request, adopts }: RequestScope,
  { caches, config: { namespace } }: RequestTools,
): Cluster | undefined {
  const name = request.status?.extensions?.cluster?.name;
  return adopts && name && name === wantedClusterName(request)
    ? caches.clusters.get({ namespace, name })
    : undefined;
}

/** Whether a request lets go of a cluster that it adopted, which needs nothing of that, and need not wait for it. */
function letsGo({ request, adopts }: RequestScope): boolean {
  return (
    adopts &&
    request.metadata.deletionTimestamp !== undefined &&
    !asksForPause(request)
  );
}

/**
 * Keeps everything as it is while a request, or its Cluster, is paused: nothing is made, changed or given back, and no
 * stage takes too long. A Cluster that somebody else paused is not let go on.
 *
 * @returns whether nothing is to be done, or whether that is over since just now
 */
export async function holdPaused(
  scope: RequestScope,
  tools: RequestTools,
): Promise<'holds' | 'resumed' | undefined> {
  if (goesByItself(scope.request) || letsGo(scope)) {
    return undefined;
  }
  scope.notice = await passOn(scope, tools);
  const pause = findPause(
    scope.request,
    scope.cluster ?? adoptedCluster(scope, tools),
  );
  scope.message = pause?.message;
  const isNews = scope.reportPause(pause);
  if (isNews) {
    tools.events.record(scope.request, {
      type: 'Normal',
      reason: pause ? 'Paused' : 'Resumed',
      message: pause?.message ?? 'The pause is over, and the work goes on',
    });
  }
  if (pause) {
    return 'holds';
  }
  return isNews ? 'resumed' : undefined;
}
