import {
  ByoHost,
  ClusterV1beta1 as Cluster,
  KubeadmControlPlaneV1beta1 as KubeadmControlPlane,
  MachineV1beta1 as Machine,
  Secret,
} from '@o2ims-portal/api';
import {
  ByoCluster,
  ByoMachine,
  KubeadmConfig,
  MachineGroup,
  Node,
  Template,
} from '../model/objects';

/** What is known of a workload cluster's API server. */
export interface WorkloadView {
  state: 'absent' | 'starting' | 'ready' | 'failed';
  /** Whether the limit on running API servers leaves room for this one. */
  hasSlot: boolean;
  limit: number;
  /** Why it did not start. */
  error?: string;
  kubeconfig?: string;
  nodes: Node[];
}

/** One look at everything that belongs to a cluster. */
export interface ClusterView {
  namespace: string;
  name: string;
  cluster?: Cluster;
  byoCluster?: ByoCluster;
  controlPlane?: KubeadmControlPlane;
  deployments: MachineGroup[];
  sets: MachineGroup[];
  machines: Machine[];
  byoMachines: ByoMachine[];
  configs: KubeadmConfig[];
  secrets: Secret[];
  /** All of the namespace, since nothing says yet whose they are. */
  machineTemplates: Template[];
  configTemplates: Template[];
  /** All of the namespace, in the order in which the API server lists them. */
  hosts: ByoHost[];
  workload: WorkloadView;
}

/** One look at a host and at what its agent has to do. */
export interface HostView {
  host: ByoHost;
  /** The ByoMachine that the host was given to. */
  byoMachine?: ByoMachine;
  /** What kubeadm is told there. */
  config?: KubeadmConfig;
  /** Whether the cluster has a control plane to join. */
  initialized: boolean;
  workload: WorkloadView;
  /** Whether there are more hosts than were asked for, and this is one too many. */
  isSurplus: boolean;
}

/** Whether somebody has asked for the object to be deleted. */
export function isDeleting(object: {
  metadata: { deletionTimestamp?: string };
}): boolean {
  return Boolean(object.metadata.deletionTimestamp);
}
