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
import { count } from '../model/count';
import { compareVersions } from '../model/compareVersions';
import { capi } from '../model/names';
import { isNodeReady } from '../model/nodeConditions';
import { Node } from '../model/objects';
import { controlPlaneComponents } from './componentConditions';
import { isDeleting, WorkloadView } from './views';

const NODE_LABEL = 'node-role.kubernetes.io/control-plane';

const isMaster = ({ metadata }: Node) => NODE_LABEL in (metadata.labels ?? {});

/** The status of a KubeadmControlPlane, from its machines and its nodes. */
export function controlPlaneStatus(
  facts: {
    /** Name of the cluster. */
    name: string;
    controlPlane: KubeadmControlPlane;
    machines: Machine[];
    /** Those that are not as they would be made now. */
    outdated: Machine[];
    hasSecrets: boolean;
    workload: Pick<
      WorkloadView,
      'state' | 'hasSlot' | 'limit' | 'error' | 'nodes'
    >;
  },
  now: Date,
): NonNullable<KubeadmControlPlane['status']> & { selector: string } {
  const { name, controlPlane, machines, outdated, hasSecrets, workload } =
    facts;
  const { status = {} } = controlPlane;
  const deleting = isDeleting(controlPlane);
  const replicas = machines.length;
  const initialized =
    status.initialized ||
    machines.some(({ status: it }) => it?.nodeRef) ||
    undefined;
  const readyReplicas = readyNodes(facts, initialized);

  const conditions: NewCondition[] = [];
  if (replicas > 0) {
    conditions.push(met('MachinesCreated'));
  }
  conditions.push(
    ...specUpToDate(controlPlane, machines, outdated),
    resized(controlPlane, machines),
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
  conditions.push(
    deleting ? unmet('Ready', 'Deleting') : summary(conditions),
    ...controlPlaneComponents(
      machines,
      workload.nodes.filter(isMaster).map(({ metadata }) => metadata.name),
    ),
  );

  const versions = machines
    .flatMap(({ spec }) => spec?.version ?? [])
    .sort(compareVersions);
  return {
    ...status,
    ...(initialized && { initialized }),
    ...(readyReplicas && { ready: true }),
    replicas: count(replicas, status.replicas),
    updatedReplicas: count(replicas - outdated.length, status.updatedReplicas),
    readyReplicas: count(readyReplicas, status.readyReplicas),
    unavailableReplicas: count(
      replicas - readyReplicas,
      status.unavailableReplicas,
    ),
    ...(versions.length > 0 && { version: versions[0] }),
    selector: `${labels.clusterName}=${name},${capi.controlPlane}`,
    conditions: mergeConditions(status.conditions, conditions, now),
    observedGeneration: controlPlane.metadata.generation,
  };
}

/** How many nodes of the control plane are ready, whoever's they are; as before while nobody can be asked. */
function readyNodes(
  facts: Parameters<typeof controlPlaneStatus>[0],
  initialized: true | undefined,
): number {
  const { controlPlane, machines, workload } = facts;
  const hasApiServer = machines.some(({ status }) => status?.nodeRef);
  if (isDeleting(controlPlane) || !initialized || !hasApiServer) {
    return 0;
  }
  return workload.state === 'ready'
    ? workload.nodes.filter(node => isMaster(node) && isNodeReady(node)).length
    : controlPlane.status?.readyReplicas ?? 0;
}

/** Said only once there has been something to replace; not looked at while a machine goes. */
function specUpToDate(
  controlPlane: KubeadmControlPlane,
  machines: Machine[],
  outdated: Machine[],
): NewCondition[] {
  const type = 'MachinesSpecUpToDate';
  const before = conditionOf(controlPlane, type);
  if (isDeleting(controlPlane) || machines.some(isDeleting)) {
    return before;
  }
  if (outdated.length === 0) {
    return before.map(() => met(type));
  }
  return [
    unmet(
      type,
      'RollingUpdateInProgress',
      'Warning',
      `Rolling ${outdated.length} replicas with outdated spec (${
        machines.length - outdated.length
      } replicas up to date)`,
    ),
  ];
}

function resized(
  controlPlane: KubeadmControlPlane,
  machines: Machine[],
): NewCondition {
  if (isDeleting(controlPlane)) {
    return unmet('Resized', 'Deleting');
  }
  const desired = controlPlane.spec?.replicas ?? 1;
  const replicas = machines.length;
  if (replicas === desired) {
    // left as it was until the last machine is provisioned
    const provisioned = machines.every(({ status }) =>
      isConditionTrue(status?.conditions, 'Ready'),
    );
    const [before] = conditionOf(controlPlane, 'Resized');
    return provisioned
      ? met('Resized')
      : before ?? unmet('Resized', 'ScalingUp', 'Warning');
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

/** A condition as it is; none when there is none. */
function conditionOf(
  controlPlane: KubeadmControlPlane,
  type: string,
): NewCondition[] {
  const condition = findCondition(controlPlane.status?.conditions, type);
  if (!condition) {
    return [];
  }
  const { lastTransitionTime: _, ...rest } = condition;
  return [rest];
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
