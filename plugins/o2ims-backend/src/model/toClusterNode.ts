import { ByoHost, findCondition, Machine } from '@o2ims-portal/api';
import { ClusterNode } from '@o2ims-portal/plugin-o2ims-common';
import { list, text } from './text';

const CONTROL_PLANE_LABEL = 'cluster.x-k8s.io/control-plane';

/** A machine is ready when its node is; Cluster API says so in NodeHealthy, older or simulated ones only by phase. */
function isReady(machine: Machine): boolean {
  const healthy = findCondition(
    list(machine.status?.conditions),
    'NodeHealthy',
  );
  return Boolean(
    machine.status?.nodeRef &&
      (healthy
        ? healthy.status === 'True'
        : machine.status.phase === 'Running'),
  );
}

/** A machine of a cluster, with the host that it runs on. */
export function toClusterNode(machine: Machine, host?: ByoHost): ClusterNode {
  const node = text(machine.status?.nodeRef?.name);
  return {
    machine: machine.metadata.name,
    role:
      machine.metadata.labels?.[CONTROL_PLANE_LABEL] === undefined
        ? 'worker'
        : 'control-plane',
    phase: text(machine.status?.phase) ?? 'Pending',
    ...(node && { node }),
    ...(host && { host: host.metadata.name }),
    ready: isReady(machine),
  };
}
