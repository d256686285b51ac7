import { ManagementCluster } from '../kubernetes/ManagementCluster';
import { ObjectReference, referenceKey } from './ObjectReference';

/**
 * Waits until something has changed so that a condition holds. Ends, and says false, when the time is up, the signal
 * aborts or the portal stops.
 */
export async function waitForChange(options: {
  cluster: ManagementCluster;
  reference: ObjectReference;
  until: () => boolean;
  timeoutMs: number;
  signal?: AbortSignal;
}): Promise<boolean> {
  const { cluster, reference, until, timeoutMs, signal } = options;
  if (until()) {
    return true;
  }
  const ended = AbortSignal.any([
    cluster.stopSignal,
    AbortSignal.timeout(timeoutMs),
    ...(signal ? [signal] : []),
  ]);
  if (ended.aborted) {
    return false;
  }
  const key = referenceKey(reference);
  let unsubscribe: (() => void) | undefined;
  try {
    return await new Promise<boolean>((resolve, reject) => {
      const look = () => {
        try {
          if (until()) {
            resolve(true);
          }
        } catch (error) {
          reject(error);
        }
      };
      unsubscribe = cluster.subscribe({
        onReady: view => {
          if (view === reference.object) {
            look();
          }
        },
        onAffected: affected => {
          if (referenceKey(affected) === key) {
            look();
          }
        },
      });
      ended.addEventListener('abort', () => resolve(false), { once: true });
    });
  } finally {
    unsubscribe?.();
  }
}
