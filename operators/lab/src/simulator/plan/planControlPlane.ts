import {
  KubeadmControlPlane,
  labels,
  Machine,
  ObjectReference,
  resourceTypes,
  Secret,
} from '@o2ims-portal/api';
import { capi } from '../model/names';
import { clusterSecrets } from './clusterSecrets';
import { freeName } from './freeName';
import { controlPlaneStatus } from './controlPlaneStatus';
import { planMachineParts } from './planMachineParts';
import { NewObject, ownerOf, Plan } from './Plan';
import { ClusterView, isDeleting } from './views';

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
    name: freeName(
      controlPlane,
      {
        machines: view.machines,
        parts: [...view.byoMachines, ...view.configs],
      },
      plan.clock.now,
    ),
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
