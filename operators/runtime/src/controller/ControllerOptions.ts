import { Reconciler } from './Reconciler';
import { Watch } from './Watch';

/** @public */
export interface ControllerOptions {
  /** For logs and metrics. */
  name: string;
  reconciler: Reconciler;
  /** How many keys are worked on at once; 1 by default. */
  concurrency?: number;
  /** What tells of keys to work on. */
  watches: Watch[];
}
