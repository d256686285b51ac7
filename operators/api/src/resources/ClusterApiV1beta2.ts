import {
  Cluster,
  ClusterApiCondition,
  KubeadmControlPlane,
  Machine,
  MachineDeployment,
} from './ClusterApi';

/**
 * What v1beta2 keeps of v1beta1 for as long as that is served: its conditions, which have severities, and that Cluster
 * API gave up, for which v1beta2 has no field of its own.
 */
interface Deprecated {
  deprecated?: {
    v1beta1?: {
      failureReason?: string;
      failureMessage?: string;
      conditions?: ClusterApiCondition[];
    };
  };
}

/**
 * A Cluster as `cluster.x-k8s.io/v1beta2` has it.
 *
 * @public
 */
export interface ClusterV1beta2 extends Cluster {
  status?: Cluster['status'] &
    Deprecated & {
      initialization?: {
        infrastructureProvisioned?: boolean;
        controlPlaneInitialized?: boolean;
      };
    };
}

/**
 * A KubeadmControlPlane as `controlplane.cluster.x-k8s.io/v1beta2` has it.
 *
 * @public
 */
export interface KubeadmControlPlaneV1beta2 extends KubeadmControlPlane {
  status?: KubeadmControlPlane['status'] &
    Deprecated & {
      initialization?: { controlPlaneInitialized?: boolean };
      availableReplicas?: number;
      upToDateReplicas?: number;
    };
}

/**
 * A MachineDeployment as `cluster.x-k8s.io/v1beta2` has it.
 *
 * @public
 */
export interface MachineDeploymentV1beta2 extends MachineDeployment {
  status?: MachineDeployment['status'] &
    Deprecated & { upToDateReplicas?: number };
}

/**
 * A Machine as `cluster.x-k8s.io/v1beta2` has it.
 *
 * @public
 */
export interface MachineV1beta2 extends Machine {
  status?: Machine['status'] &
    Deprecated & {
      initialization?: {
        infrastructureProvisioned?: boolean;
        bootstrapDataSecretCreated?: boolean;
      };
    };
}
