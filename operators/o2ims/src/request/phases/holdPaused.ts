import { asksForPause } from '@o2ims-portal/api';
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
  if (goesByItself(scope.request)) {
    return undefined;
  }
  scope.notice = await passOn(scope, tools);
  const pause = findPause(scope.request, scope.cluster);
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
