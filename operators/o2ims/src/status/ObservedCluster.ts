import {
  ByoHost,
  Cluster,
  KubeadmControlPlane,
  Machine,
  MachineDeployment,
} from '@o2ims-portal/api';
import { ClusterPlan } from '../plan/ClusterPlan';

/** A cluster as Cluster API and BYOH tell of it. */
export interface ObservedCluster {
  plan: ClusterPlan;
  cluster: Cluster;
  controlPlane?: KubeadmControlPlane;
  machineDeployments: readonly MachineDeployment[];
  /** All Machines of the cluster. */
  machines: readonly Machine[];
  /** At least the hosts of the plan. */
  hosts: readonly ByoHost[];
}
