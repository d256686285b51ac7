import {
  FocomProvisioningRequest,
  isObject,
  reasons,
  resourceTypes,
} from '@o2ims-portal/api';
import { Problem } from '../../requests/Problem';
import { mergeParameters } from '../mergeParameters';
import { ScaleTarget } from './findScaleTarget';

type Spec = FocomProvisioningRequest['spec'];
type Parameters = Record<string, unknown>;

/** How many workers parameters ask for, and whether by naming each of their hosts. */
function workersOf({ hosts, workers }: Parameters): {
  count: number | undefined;
  isPinned: boolean;
} {
  const pinned = isObject(hosts) ? hosts.workers : undefined;
  if (Array.isArray(pinned) && pinned.length > 0) {
    return { count: pinned.length, isPinned: true };
  }
  const replicas = isObject(workers) ? workers.replicas : undefined;
  return {
    count: typeof replicas === 'number' ? replicas : undefined,
    isPinned: false,
  };
}

function withWorkers({ request, cluster }: ScaleTarget, count: number): Spec {
  const own: Parameters = { workers: { replicas: count } };
  const { spec } = request;
  return cluster === undefined
    ? {
        ...spec,
        templateParameters: mergeParameters(spec.templateParameters, own),
      }
    : {
        ...spec,
        clusters: spec.clusters?.map(item =>
          item.name === cluster
            ? {
                ...item,
                templateParameters: mergeParameters(
                  item.templateParameters,
                  own,
                ),
              }
            : item,
        ),
      };
}

/** What to do so that a cluster has so many workers. @public */
export type ScalePlan =
  /** Its request says so. */
  | { action: 'follow' }
  | { action: 'change'; spec: Spec }
  | { action: 'hold'; problem: Problem };

/**
 * What to do so that a cluster has so many workers: its request is to say so, as if a person had written it there.
 *
 * @param wasDone - its request did say so at some time: it is not changed once more against whoever changed it since
 * @public
 */
export function planScale(
  target: ScaleTarget,
  targetWorkerCount: number,
  wasDone: boolean,
): ScalePlan {
  const { count, isPinned } = workersOf(target.parameters);
  if (count === targetWorkerCount) {
    return { action: 'follow' };
  }
  const { kind } = resourceTypes.focomProvisioningRequest;
  const what = `${kind} '${target.request.metadata.name}'`;
  if (wasDone) {
    return {
      action: 'hold',
      problem: {
        phase: 'FAILED',
        reason: reasons.superseded,
        message: `${what} was told to have ${targetWorkerCount} workers, and says ${
          count ?? 'something else'
        } since: somebody changed it again. Change targetWorkerCount, or make another request, to have it scaled once more.`,
      },
    };
  }
  if (isPinned) {
    return {
      action: 'hold',
      problem: {
        phase: 'FAILED',
        reason: reasons.workersPinned,
        message: `The cluster has ${count} workers that ${what} names one by one in hosts.workers: a number does not say which to add or to take away. Change that list; or put workers.replicas in its place, so that the O-Cloud chooses.`,
      },
    };
  }
  return { action: 'change', spec: withWorkers(target, targetWorkerCount) };
}
