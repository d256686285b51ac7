import {
  Cluster,
  KubeadmControlPlane,
  Machine,
  MachineDeployment,
  ObjectReference,
} from './ClusterApi';

/** Cluster API gave up, in v1beta1. */
interface FinalFailure {
  failureReason?: string;
  failureMessage?: string;
}

/**
 * A Cluster as `cluster.x-k8s.io/v1beta1` has it.
 *
 * @public
 */
export interface ClusterV1beta1 extends Cluster {
  spec?: Cluster['spec'] & {
    controlPlaneRef?: ObjectReference;
    infrastructureRef?: ObjectReference;
  };
  status?: Cluster['status'] &
    FinalFailure & {
      infrastructureReady?: boolean;
      controlPlaneReady?: boolean;
    };
}

/**
 * A KubeadmControlPlane as `controlplane.cluster.x-k8s.io/v1beta1` has it.
 *
 * @public
 */
export interface KubeadmControlPlaneV1beta1 extends KubeadmControlPlane {
  status?: KubeadmControlPlane['status'] &
    FinalFailure & {
      initialized?: boolean;
      ready?: boolean;
      updatedReplicas?: number;
      unavailableReplicas?: number;
    };
}

/**
 * A MachineDeployment or MachineSet as `cluster.x-k8s.io/v1beta1` has it.
 *
 * @public
 */
export interface MachineDeploymentV1beta1 extends MachineDeployment {
  status?: MachineDeployment['status'] &
    FinalFailure & {
      updatedReplicas?: number;
      unavailableReplicas?: number;
    };
}

/**
 * A Machine as `cluster.x-k8s.io/v1beta1` has it.
 *
 * @public
 */
export interface MachineV1beta1 extends Machine {
  spec?: Machine['spec'] & {
    bootstrap?: { configRef?: ObjectReference; dataSecretName?: string };
    infrastructureRef?: ObjectReference;
  };
  status?: Machine['status'] &
    FinalFailure & {
      nodeRef?: ObjectReference;
      infrastructureReady?: boolean;
      bootstrapReady?: boolean;
    };
}
