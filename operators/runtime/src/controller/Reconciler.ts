import { ObjectKey } from '@o2ims-portal/kubernetes-client';
import { Logger } from '../logging';

/** @public */
export interface ReconcileContext {
  /** Writes the controller, the object's key and the reconcileId on every line. */
  logger: Logger;
  /** Aborted when this process may no longer act: it is not the leader any more, or it did not stop in time. */
  signal: AbortSignal;
  /** One per call, to find the log lines that belong together. */
  reconcileId: string;
}

/** @public */
export type ReconcileResult = {
  /** Come back after this time, even if nothing changes. */
  requeueAfterMs?: number;
} | void;

/**
 * Brings the world nearer to what one object asks for. Level-based: it is told which object, never what happened to
 * it. Never called twice at once for the same key; what happens meanwhile leads to another call.
 *
 * When it throws, it is called again after a growing pause, unless it throws a {@link TerminalError}.
 *
 * @public
 */
export interface Reconciler {
  reconcile(
    key: ObjectKey,
    context: ReconcileContext,
  ): Promise<ReconcileResult>;
  /** Called once no more will be reconciled: to end what it has running. */
  stop?(): Promise<void>;
}
