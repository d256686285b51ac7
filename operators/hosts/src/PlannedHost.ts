import { NodeSettings } from '@o2ims-portal/api';

/**
 * A host that a cluster is made on.
 *
 * @public
 */
export interface PlannedHost extends NodeSettings {
  /** Name of the ByoHost, and of the node that it becomes. */
  name: string;
  uid: string;
  /** Value of its `host-id` label, by which BYOH selects it. */
  hostId: string;
  role: 'control-plane' | 'worker';
}
