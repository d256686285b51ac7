import { Phase, reasons } from '@o2ims-portal/api';
import { ClusterStatus } from './BatchItem';

/** Whether something still comes of a cluster by itself; one that is held back because of others waits for a person. */
function isUnderWay({ phase, reason }: ClusterStatus): boolean {
  return (
    phase === 'PROGRESSING' ||
    phase === 'DELETING' ||
    (phase === 'PENDING' && reason !== reasons.batchHeld)
  );
}

/**
 * The phase of a request for several clusters: FULFILLED when all of them are; FAILED when some failed and nothing is
 * under way any more; PENDING when none has begun; PROGRESSING else.
 *
 * @public
 */
export function toBatchPhase(clusters: readonly ClusterStatus[]): Phase {
  const has = (phase: Phase) =>
    clusters.some(cluster => cluster.phase === phase);
  const areAll = (phase: Phase) =>
    clusters.every(cluster => cluster.phase === phase);
  if (areAll('PENDING')) {
    return 'PENDING';
  }
  if (areAll('FULFILLED')) {
    return 'FULFILLED';
  }
  return has('FAILED') && !clusters.some(isUnderWay) ? 'FAILED' : 'PROGRESSING';
}
