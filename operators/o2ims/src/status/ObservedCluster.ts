import {
  ByoHost,
  Cluster,
  KubeadmControlPlane,
  Machine,
  MachineDeployment,
} from '@o2ims-portal/api';
import {
  toClusterView,
  toControlPlaneView,
  toMachineDeploymentView,
  toMachineView,
} from '../capi/view/toViews';
import {
  ClusterView,
  ControlPlaneView,
  MachineDeploymentView,
  MachineView,
} from '../capi/view/views';
import { ClusterPlan } from '../plan/ClusterPlan';

/** A cluster as Cluster API and BYOH tell of it. */
export interface ObservedCluster {
  plan: ClusterPlan;
  cluster: ClusterView;
  controlPlane?: ControlPlaneView;
  machineDeployments: readonly MachineDeploymentView[];
  /** All Machines of the cluster. */
  machines: readonly MachineView[];
  /** At least the hosts of the plan. */
  hosts: readonly ByoHost[];
}

/** What an {@link ObservedCluster} is made from, in whichever version of Cluster API each of it is. */
export interface ClusterObjects {
  plan: ClusterPlan;
  cluster: Cluster;
  controlPlane?: KubeadmControlPlane;
  machineDeployments: readonly MachineDeployment[];
  machines: readonly Machine[];
  hosts: readonly ByoHost[];
}

export function toObservedCluster(objects: ClusterObjects): ObservedCluster {
  const { plan, cluster, controlPlane, hosts } = objects;
  return {
    plan,
    cluster: toClusterView(cluster),
    controlPlane: controlPlane && toControlPlaneView(controlPlane),
    machineDeployments: objects.machineDeployments.map(toMachineDeploymentView),
    machines: objects.machines.map(toMachineView),
    hosts,
  };
}
