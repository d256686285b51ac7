import { reasons, resourceTypes } from '@o2ims-portal/api';
import { ownerUidOf, wantedClusterName } from '../../cache/Caches';
import { findAdopter } from '../../adoption/findAdopter';
import { findMove, Move } from '../../move/findMove';
import { StageReport, unfinished } from '../../status/StageReport';
import { goesByItself } from '../goesByItself';
import { RequestScope } from '../RequestScope';
import { RequestTools } from '../RequestTools';
import { ensureOwner } from './ensureOwner';
import { releaseMarks } from './releaseMarks';

/** How to go on after a move was looked for. */
export type Followed =
  /** Nobody moves anything. */
  | 'goOn'
  /** The Cluster is the request's own now: what is known has to be read again. */
  | 'tookOver'
  /** What there is to say is said, and nothing else is to be done. */
  | 'waits'
  /** The request is gone. */
  | 'gone';

/** A move in which the request has to wait, as a stage. */
function toReport({
  step,
  message,
}: Exclude<Move, { step: 'here' }>): StageReport {
  switch (step) {
    case 'away':
      return unfinished('ResourcesApplied', reasons.clusterMoved, message);
    case 'adopted':
      return unfinished('Validated', reasons.clusterNameTaken, message);
    default:
      return unfinished('Validated', reasons.clusterAwaited, message);
  }
}

/**
 * Has a request follow its Cluster from one management cluster to another: where it went away nothing is made again,
 * given back or deleted; where it came to, it is marked as made for the request, and nothing else of it is changed.
 */
export async function followMove(
  scope: RequestScope,
  tools: RequestTools,
): Promise<Followed> {
  const { caches, config, resources } = tools;
  const { request } = scope;
  const clusterName =
    wantedClusterName(request) ?? request.status?.extensions?.cluster?.name;
  if (!clusterName || scope.adopts || goesByItself(request)) {
    return 'goOn';
  }
  const named = caches.clusters.get({
    namespace: config.namespace,
    name: clusterName,
  });
  const move = findMove({
    request,
    own: scope.cluster,
    named,
    adopter: findAdopter(
      request,
      caches.requests.by('clusterName', clusterName),
    ),
    clusterName,
  });
  if (!move) {
    return 'goOn';
  }
  if (move.step === 'here') {
    const { cluster } = move;
    // a request that was made anew has no finalizer yet
    await ensureOwner(scope, tools);
    const made = await resources.find(ownerUidOf(cluster)!);
    const { lease, cluster: clusterType } = resourceTypes;
    await resources.passTo(
      request,
      made.filter(({ kind }) => ![lease.kind, clusterType.kind].includes(kind)),
    );
    // the last, since it tells whose all of this is
    await resources.passTo(request, [cluster]);
    tools.events.record(request, {
      type: 'Normal',
      reason: 'TakenOver',
      message: `Cluster '${clusterName}', made for this request elsewhere or before, is taken over as it is`,
    });
    return 'tookOver';
  }
  const since = request.metadata.deletionTimestamp;
  const isAdopted = move.step === 'adopted';
  if (since && (isAdopted || !named)) {
    await releaseMarks(
      scope,
      tools,
      isAdopted
        ? `Cluster '${clusterName}' was adopted by another request, and stays as it is`
        : `Cluster '${clusterName}' is on another management cluster, and stays as it is`,
    );
    return 'gone';
  }
  const { message } = move;
  scope.message = since
    ? `Deletion, asked for at ${since}, waits until the move is over. ${message}`
    : message;
  scope.reportPause(undefined);
  scope.report(toReport(move));
  return 'waits';
}
