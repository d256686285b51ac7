import { Plane } from '../plane/Plane';
import { StartPlaneOptions } from '../plane/startPlane';

/** Who plays Cluster API, BYOH and the hosts on a plane, or is them. */
export interface Provider {
  /** What the plane must be like. */
  readonly plane: Omit<StartPlaneOptions, 'directory'>;
  /** Begins to act on a plane; returns what it did, in words. */
  start(plane: Plane): Promise<string>;
  /** Ends what needs the plane. */
  stop(): Promise<void>;
  /** Gives back what the plane needed, once that has ended. */
  release(): Promise<void>;
}
