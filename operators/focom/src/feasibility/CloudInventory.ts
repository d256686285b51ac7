import { ByoHost, ClusterTemplate, Lease } from '@o2ims-portal/api';

/**
 * What an O-Cloud has to make clusters from, as last seen.
 *
 * @public
 */
export interface CloudInventory {
  /**
   * Whether the O-Cloud tells. One of somebody else has no such kinds, or keeps them from FOCOM: that there are none
   * then says nothing. One whose kinds are still being listed is not to be asked yet.
   */
  readonly isKnown: boolean;
  hosts(): readonly ByoHost[];
  /** The Leases that reserve hosts; others do no harm. */
  leases(): readonly Lease[];
  templates(): readonly ClusterTemplate[];
}
