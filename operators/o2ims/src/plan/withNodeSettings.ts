import { ClusterParameters, NodeSettings, NodeTaint } from '@o2ims-portal/api';
import { PlannedHost } from '@o2ims-portal/host-rules';

const taintName = ({ key, effect }: NodeTaint) => `${key}:${effect}`;

/** What is said of nodes, without what says nothing, and in one order: so that it is no change to say it otherwise. */
function present({ labels = {}, taints = [] }: NodeSettings): NodeSettings {
  return {
    ...(Object.keys(labels).length > 0 && { labels }),
    ...(taints.length > 0 && {
      taints: taints
        .map(({ key, value, effect }) => ({
          key,
          ...(value && { value }),
          effect,
        }))
        .sort((a, b) => (taintName(a) < taintName(b) ? -1 : 1)),
    }),
  };
}

/**
 * Hosts with what the request says of the nodes that they become: of pinned hosts each for itself, of chosen ones for
 * all of their role.
 *
 * @param hosts - those of each role in the order in which they were asked for
 */
export function withNodeSettings(
  hosts: readonly PlannedHost[],
  parameters: Pick<ClusterParameters, 'hosts' | 'controlPlane' | 'workers'>,
): PlannedHost[] {
  const { hosts: pinned = {}, controlPlane, workers } = parameters;
  const settings = {
    'control-plane': [...(pinned.masters ?? [])],
    worker: [...(pinned.workers ?? [])],
  };
  const choices = { 'control-plane': controlPlane, worker: workers };
  return hosts.map(({ name, uid, hostId, role }) => ({
    name,
    uid,
    hostId,
    role,
    ...present(choices[role] ?? settings[role].shift() ?? {}),
  }));
}
