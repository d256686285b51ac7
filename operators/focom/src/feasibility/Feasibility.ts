import { LabelSelector } from '@o2ims-portal/api';
import { PlannedHost } from '@o2ims-portal/host-rules';
import { Problem } from '../requests/Problem';

/**
 * Which hosts make a difference to a request.
 *
 * @public
 */
export interface HostInterests {
  /** Keys of hosts that it pins; see `pinKeys`. */
  pins: readonly string[];
  /** Any of which a host may match. */
  selectors: readonly LabelSelector[];
}

/**
 * Whether an O-Cloud can do now what a request asks for.
 *
 * @public
 */
export type Feasibility =
  | {
      status: 'True';
      /** Those that it would get now, masters first. */
      hosts: readonly Pick<PlannedHost, 'name' | 'hostId' | 'role'>[];
      /** Those whose changes may change the answer; those of its template may, too. */
      concerns: HostInterests;
    }
  | {
      status: 'False';
      problem: Problem;
      concerns: HostInterests;
    }
  | {
      status: 'Unknown';
      /** Why nobody can tell. */
      message: string;
    };
