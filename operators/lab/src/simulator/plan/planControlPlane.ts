import {
  findCondition,
  isConditionTrue,
  KubeadmControlPlane,
  labels,
  Machine,
  ObjectReference,
  resourceTypes,
  Secret,
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
import { clusterSecrets } from './clusterSecrets';
import { freeName } from './freeName';
import { planMachineParts } from './planMachineParts';
import { NewObject, ownerOf, Plan } from './Plan';
import { ClusterView, isDeleting, WorkloadView } from './views';

/** The part of a KubeadmControlPlane's spec that machines are made of. */
interface ControlPlaneSpec {
  replicas?: number;
  version?: string;
  machineTemplate?: {
    metadata?: { labels?: Record<string, string> };
    infrastructureRef?: ObjectReference;
  };
  kubeadmConfigSpec?: Record<string, unknown>;
}

/** What the KubeadmControlPlane controller does next: certificates, kubeconfig, one machine after the other. */
export function planControlPlane(view: ClusterView, plan: Plan): void {
  const { controlPlane, cluster, workload } = view;
  if (!controlPlane) {
    return;
  }
  const type = resourceTypes.kubeadmControlPlane;
  const machines = controlPlaneMachines(view);
  if (isDeleting(controlPlane)) {
    machines.forEach(machine => plan.delete(resourceTypes.machine, machine));
    if (machines.length === 0) {
      plan.removeFinalizer(type, controlPlane, capi.finalizers.controlPlane);
      return;
    }
  } else if (cluster && !isDeleting(cluster)) {
    plan.addFinalizer(type, controlPlane, capi.finalizers.controlPlane);
    planTemplateOwner(view, controlPlane, plan);
    if (
      controlPlane.metadata.ownerReferences?.length &&
      cluster.status?.infrastructureReady
    ) {
      if (workload.state === 'absent' && workload.hasSlot) {
        plan.perform({ verb: 'startWorkload' });
      }
      planSecrets(view, controlPlane, plan);
      if (secretsOf(view).length === clusterSecrets.length) {
        planReplicas(view, controlPlane, machines, plan);
      }
    }
  } else {
    return;
  }
  plan.status(
    type,
    controlPlane,
    controlPlaneStatus(
      {
        name: view.name,
        controlPlane,
        machines,
        hasSecrets: secretsOf(view).length === clusterSecrets.length,
        workload,
      },
      plan.clock.now,
    ),
  );
}

/** Cluster API makes the Cluster an owner of the template that its control plane uses. */
function planTemplateOwner(
  view: ClusterView,
  controlPlane: KubeadmControlPlane,
  plan: Plan,
) {
  const { machineTemplate } = (controlPlane.spec ?? {}) as ControlPlaneSpec;
  const owner = ownerOf(view.cluster!);
  view.machineTemplates
    .filter(
      ({ metadata }) =>
        metadata.name === machineTemplate?.infrastructureRef?.name,
    )
    .forEach(it => plan.adopt(resourceTypes.byoMachineTemplate, it, owner));
}

function planSecrets(
  view: ClusterView,
  controlPlane: KubeadmControlPlane,
  plan: Plan,
) {
  const { kubeconfig } = view.workload;
  if (!kubeconfig) {
    return;
  }
  for (const { purpose, data } of clusterSecrets) {
    const name = `${view.name}-${purpose}`;
    const existing = view.secrets.find(it => it.metadata.name === name);
    const content = data(kubeconfig);
    if (!existing) {
      const secret: NewObject = {
        metadata: {
          name,
          namespace: view.namespace,
          labels: { [labels.clusterName]: view.name },
          ownerReferences: [ownerOf(controlPlane, { controller: true })],
        },
        type: 'cluster.x-k8s.io/secret',
        data: content,
      };
      plan.create(resourceTypes.secret, secret);
    } else if (
      // the API server may have had to take another port after a restart
      Object.keys(content).some(key => existing.data?.[key] !== content[key])
    ) {
      plan.patch(resourceTypes.secret, existing, { data: content });
    }
  }
}

function planReplicas(
  view: ClusterView,
  controlPlane: KubeadmControlPlane,
  machines: Machine[],
  plan: Plan,
) {
  const {
    replicas = 1,
    version,
    machineTemplate,
    kubeadmConfigSpec = {},
  } = (controlPlane.spec ?? {}) as ControlPlaneSpec;
  const settled = machines.every(it => it.status?.nodeRef && !isDeleting(it));
  if (machines.length > replicas) {
    if (settled) {
      plan.delete(resourceTypes.machine, newest(machines));
    }
    return;
  }
  const initialized = Boolean(controlPlane.status?.initialized);
  if (machines.length === replicas || !settled) {
    return;
  }
  if (machines.length > 0 && !initialized) {
    return;
  }
  const {
    initConfiguration,
    clusterConfiguration,
    joinConfiguration,
    ...common
  } = kubeadmConfigSpec;
  planMachineParts(view, plan, {
    name: freeName(controlPlane, machines),
    maker: controlPlane,
    labels: {
      ...machineTemplate?.metadata?.labels,
      [labels.clusterName]: view.name,
      [capi.controlPlane]: '',
      [capi.controlPlaneName]: controlPlane.metadata.name,
    },
    version,
    infrastructureTemplate: machineTemplate?.infrastructureRef?.name,
    config: initialized
      ? { ...common, joinConfiguration }
      : { ...common, initConfiguration, clusterConfiguration },
  });
}

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

function controlPlaneMachines(view: ClusterView): Machine[] {
  return view.machines.filter(
    machine => capi.controlPlane in (machine.metadata.labels ?? {}),
  );
}

function secretsOf(view: ClusterView): Secret[] {
  const names = clusterSecrets.map(({ purpose }) => `${view.name}-${purpose}`);
  return view.secrets.filter(({ metadata }) => names.includes(metadata.name));
}

function newest(machines: Machine[]): Machine {
  return machines.reduce((a, b) =>
    (b.metadata.creationTimestamp ?? '') >= (a.metadata.creationTimestamp ?? '')
      ? b
      : a,
  );
}
