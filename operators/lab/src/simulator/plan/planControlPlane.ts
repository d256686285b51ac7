import {
  KubeadmControlPlaneV1beta1 as KubeadmControlPlane,
  labels,
  MachineV1beta1 as Machine,
  resourceTypes,
} from '@o2ims-portal/api';
import { ControlPlaneSpec } from '../model/ControlPlaneSpec';
import { capi } from '../model/names';
import { controlPlaneStatus } from './controlPlaneStatus';
import { controlPlaneStep } from './controlPlaneStep';
import { freeName } from './freeName';
import { isUpToDate } from './isUpToDate';
import { hasClusterSecrets, planClusterSecrets } from './planClusterSecrets';
import {
  etcdHook,
  planEtcdMembers,
  planWithoutEtcdMembers,
} from './planEtcdMembers';
import { planMachineMetadata } from './planMachineMetadata';
import { partsOf, planMachineParts } from './planMachineParts';
import { ownerOf, Plan } from './Plan';
import { ClusterView, isDeleting } from './views';

/** What the KubeadmControlPlane controller does next: certificates, kubeconfig, one machine after the other. */
export function planControlPlane(view: ClusterView, plan: Plan): void {
  const { controlPlane, cluster, workload } = view;
  if (!controlPlane) {
    return;
  }
  const type = resourceTypes.kubeadmControlPlane;
  const machines = view.machines.filter(
    machine => capi.controlPlane in (machine.metadata.labels ?? {}),
  );
  const outdated = outdatedOf(view, controlPlane, machines, plan);
  if (isDeleting(controlPlane)) {
    planWithoutEtcdMembers(machines, plan);
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
      planClusterSecrets(view, controlPlane, plan);
      if (hasClusterSecrets(view)) {
        planMachines(view, controlPlane, { machines, outdated }, plan);
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
        outdated,
        hasSecrets: hasClusterSecrets(view),
        workload,
      },
      plan.clock.now,
    ),
  );
}

function specOf(controlPlane: KubeadmControlPlane): ControlPlaneSpec {
  return (controlPlane.spec ?? {}) as ControlPlaneSpec;
}

/** The machines that are not as they would be made now. */
function outdatedOf(
  view: ClusterView,
  controlPlane: KubeadmControlPlane,
  machines: Machine[],
  plan: Plan,
): Machine[] {
  const spec = specOf(controlPlane);
  plan.clock.isOver(spec.rolloutAfter, 0);
  return machines.filter(
    machine =>
      !isUpToDate(spec, { machine, ...partsOf(view, machine) }, plan.clock.now),
  );
}

/** Cluster API makes the Cluster an owner of the template that its control plane uses. */
function planTemplateOwner(
  view: ClusterView,
  controlPlane: KubeadmControlPlane,
  plan: Plan,
) {
  const { machineTemplate } = specOf(controlPlane);
  const owner = ownerOf(view.cluster!);
  view.machineTemplates
    .filter(
      ({ metadata }) =>
        metadata.name === machineTemplate?.infrastructureRef?.name,
    )
    .forEach(it => plan.adopt(resourceTypes.byoMachineTemplate, it, owner));
}

function planMachines(
  view: ClusterView,
  controlPlane: KubeadmControlPlane,
  facts: { machines: Machine[]; outdated: Machine[] },
  plan: Plan,
) {
  const { machines, outdated } = facts;
  const spec = specOf(controlPlane);
  const template = spec.machineTemplate?.metadata ?? {};
  planMachineMetadata(view, machines, template, plan);
  planEtcdMembers(machines, plan);
  const step = controlPlaneStep({
    replicas: spec.replicas ?? 1,
    maxSurge: Number(spec.rolloutStrategy?.rollingUpdate?.maxSurge ?? 1),
    machines,
    outdated,
  });
  if (step?.verb === 'delete') {
    plan.delete(resourceTypes.machine, step.machine);
  } else if (step) {
    planNewMachine(view, controlPlane, step.verb, plan);
  }
}

function planNewMachine(
  view: ClusterView,
  controlPlane: KubeadmControlPlane,
  verb: 'initialize' | 'join',
  plan: Plan,
) {
  const { version, machineTemplate, kubeadmConfigSpec } = specOf(controlPlane);
  const { clusterConfiguration } = kubeadmConfigSpec ?? {};
  const { initConfiguration, joinConfiguration, ...common } =
    kubeadmConfigSpec ?? {};
  planMachineParts(view, plan, {
    name: freeName(
      controlPlane,
      {
        machines: view.machines,
        parts: [...view.byoMachines, ...view.configs],
      },
      plan.clock.now,
    ),
    maker: controlPlane,
    template: machineTemplate?.metadata,
    labels: {
      [labels.clusterName]: view.name,
      [capi.controlPlane]: '',
      [capi.controlPlaneName]: controlPlane.metadata.name,
    },
    annotations: {
      ...etcdHook,
      [capi.clusterConfiguration]: JSON.stringify(clusterConfiguration ?? null),
    },
    spec: { version },
    infrastructureTemplate: machineTemplate?.infrastructureRef?.name,
    config:
      verb === 'initialize'
        ? { ...common, initConfiguration }
        : { ...common, joinConfiguration },
  });
}
