import { ObjectKey } from '@o2ims-portal/kubernetes-client';
import { Reconciler } from './Reconciler';
import { Watch } from './Watch';

/** @public */
export interface ControllerOptions {
  /** For logs and metrics. */
  name: string;
  reconciler: Reconciler;
  /** How many keys are worked on at once, in each lane; 1 by default. */
  concurrency?: number;
  /** The lane of a key: what waits for a slow server holds up only what waits for the same one. One for all by default. */
  laneOf?: (key: ObjectKey) => string;
  /** What tells of keys to work on. */
  watches: Watch[];
}
