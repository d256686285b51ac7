import {
  findCondition,
  isConditionTrue,
  KubeadmControlPlaneV1beta1 as KubeadmControlPlane,
  labels,
  MachineV1beta1 as Machine,
} from '@o2ims-portal/api';
import {
  machinesReady,
  mergeConditions,
  met,
  NewCondition,
  summary,
  unmet,
} from '../model/conditions';
import { capi } from '../model/names';
import { isDeleting, WorkloadView } from './views';

/** The status of a KubeadmControlPlane, from its machines. */
export function controlPlaneStatus(
  facts: {
    /** Name of the cluster. */
    name: string;
    controlPlane: KubeadmControlPlane;
    machines: Machine[];
    hasSecrets: boolean;
    workload: Pick<WorkloadView, 'state' | 'hasSlot' | 'limit' | 'error'>;
  },
  now: Date,
): NonNullable<KubeadmControlPlane['status']> & { selector: string } {
  const { name, controlPlane, machines, hasSecrets, workload } = facts;
  const { status = {}, spec } = controlPlane;
  const deleting = isDeleting(controlPlane);
  const desired = deleting ? 0 : spec?.replicas ?? 1;
  const replicas = machines.length;
  const running = machines.filter(
    machine => machine.status?.nodeRef && !isDeleting(machine),
  );
  const provisioned = machines.filter(machine =>
    isConditionTrue(machine.status?.conditions, 'Ready'),
  );
  const initialized = status.initialized || running.length > 0 || undefined;

  const conditions: NewCondition[] = [];
  if (replicas > 0) {
    conditions.push(met('MachinesCreated'));
  }
  conditions.push(
    resized(deleting, desired, replicas, provisioned.length, status),
  );
  const ready = machinesReady(machines);
  if (ready) {
    conditions.push(ready);
  }
  const obstacle = workloadObstacle(workload);
  if (obstacle && !deleting) {
    conditions.unshift(obstacle);
  } else if (hasSecrets || findCondition(status.conditions, 'Available')) {
    conditions.push(
      initialized
        ? met('Available')
        : unmet('Available', 'WaitingForKubeadmInit'),
    );
  }
  if (hasSecrets) {
    conditions.push(met('CertificatesAvailable'));
  }
  if (initialized && !deleting) {
    conditions.push(
      met('ControlPlaneComponentsHealthy'),
      met('EtcdClusterHealthy'),
    );
  }
  conditions.push(deleting ? unmet('Ready', 'Deleting') : summary(conditions));

  return {
    ...status,
    ...(initialized && { initialized }),
    ...(initialized && running.length > 0 && { ready: true }),
    ...(replicas > 0 && {
      replicas,
      updatedReplicas: replicas,
      unavailableReplicas: replicas - running.length,
      version: status.version ?? (spec?.version as string | undefined),
    }),
    ...((initialized || running.length > 0) && {
      readyReplicas: running.length,
    }),
    selector: `${labels.clusterName}=${name},${capi.controlPlane}`,
    conditions: mergeConditions(status.conditions, conditions, now),
    observedGeneration: controlPlane.metadata.generation,
  };
}

function resized(
  deleting: boolean,
  desired: number,
  replicas: number,
  provisioned: number,
  status: NonNullable<KubeadmControlPlane['status']>,
): NewCondition {
  if (deleting) {
    return unmet('Resized', 'Deleting');
  }
  if (replicas === desired) {
    // Cluster API leaves the condition as it was until the last machine is provisioned
    const before = findCondition(status.conditions, 'Resized');
    if (provisioned === desired || before?.status === 'True') {
      return met('Resized');
    }
    return unmet('Resized', 'ScalingUp', 'Warning', before?.message);
  }
  const down = replicas > desired;
  return unmet(
    'Resized',
    down ? 'ScalingDown' : 'ScalingUp',
    'Warning',
    `Scaling ${
      down ? 'down' : 'up'
    } control plane to ${desired} replicas (actual ${replicas})`,
  );
}

/** Why there is no API server; only the simulator knows this condition's reasons. */
function workloadObstacle(
  workload: Pick<WorkloadView, 'state' | 'hasSlot' | 'limit' | 'error'>,
): NewCondition | undefined {
  if (workload.state === 'failed') {
    return unmet(
      'Available',
      'WorkloadApiServerFailed',
      'Warning',
      `The simulated control plane's API server did not start: ${workload.error}; it is tried again`,
    );
  }
  if (workload.state === 'absent' && !workload.hasSlot) {
    return unmet(
      'Available',
      'WorkloadClusterLimitReached',
      'Warning',
      `The lab runs as many workload clusters as it may (${workload.limit}): delete a cluster, or start the lab with a higher --workload-clusters`,
    );
  }
  return undefined;
}
