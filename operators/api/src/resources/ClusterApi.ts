import { Condition } from '../meta/Condition';
import { KubernetesObject } from '../meta/KubernetesObject';

/** Cluster API's v1beta1 condition: reason and message only where there is something to say. */
export type ClusterApiCondition = Pick<
  Condition,
  'type' | 'status' | 'lastTransitionTime'
> & {
  severity?: 'Error' | 'Warning' | 'Info' | '';
  reason?: string;
  message?: string;
};

/** @public */
export interface ObjectReference {
  apiVersion: string;
  kind: string;
  name: string;
  namespace?: string;
  uid?: string;
}

/**
 * The part of a Cluster API Cluster (`cluster.x-k8s.io/v1beta1`) that we read.
 *
 * @public
 */
export interface Cluster extends KubernetesObject {
  spec?: {
    paused?: boolean;
    controlPlaneEndpoint?: { host: string; port: number };
    clusterNetwork?: {
      pods?: { cidrBlocks: string[] };
      services?: { cidrBlocks: string[] };
      serviceDomain?: string;
    };
    controlPlaneRef?: ObjectReference;
    infrastructureRef?: ObjectReference;
  };
  status?: {
    phase?: string;
    infrastructureReady?: boolean;
    controlPlaneReady?: boolean;
    failureReason?: string;
    failureMessage?: string;
    conditions?: ClusterApiCondition[];
  };
}

/**
 * The part of a KubeadmControlPlane (`controlplane.cluster.x-k8s.io/v1beta1`) that we read.
 *
 * @public
 */
export interface KubeadmControlPlane extends KubernetesObject {
  spec?: { replicas?: number; version?: string; [key: string]: unknown };
  status?: {
    initialized?: boolean;
    ready?: boolean;
    replicas?: number;
    readyReplicas?: number;
    updatedReplicas?: number;
    unavailableReplicas?: number;
    version?: string;
    failureReason?: string;
    failureMessage?: string;
    observedGeneration?: number;
    conditions?: ClusterApiCondition[];
  };
}

/**
 * The part of a MachineDeployment or MachineSet (`cluster.x-k8s.io/v1beta1`) that we read.
 *
 * @public
 */
export interface MachineDeployment extends KubernetesObject {
  spec?: {
    clusterName: string;
    replicas?: number;
    [key: string]: unknown;
  };
  status?: {
    phase?: string;
    replicas?: number;
    readyReplicas?: number;
    availableReplicas?: number;
    updatedReplicas?: number;
    unavailableReplicas?: number;
    observedGeneration?: number;
    conditions?: ClusterApiCondition[];
  };
}

/**
 * The part of a Machine (`cluster.x-k8s.io/v1beta1`) that we read.
 *
 * @public
 */
export interface Machine extends KubernetesObject {
  spec?: {
    clusterName: string;
    version?: string;
    providerID?: string;
    bootstrap?: { configRef?: ObjectReference; dataSecretName?: string };
    infrastructureRef?: ObjectReference;
  };
  status?: {
    phase?: string;
    nodeRef?: ObjectReference;
    nodeInfo?: Record<string, string>;
    infrastructureReady?: boolean;
    bootstrapReady?: boolean;
    failureReason?: string;
    failureMessage?: string;
    conditions?: ClusterApiCondition[];
  };
}

/**
 * The part of a ByoHost (`infrastructure.cluster.x-k8s.io/v1beta1`) that we read.
 *
 * @public
 */
export interface ByoHost extends KubernetesObject {
  spec?: { bootstrapSecret?: ObjectReference; [key: string]: unknown };
  status?: {
    machineRef?: ObjectReference;
    hostinfo?: { osname?: string; osimage?: string; architecture?: string };
    network?: {
      networkInterfaceName?: string;
      ipAddrs?: string[];
      isDefault?: boolean;
      macAddr?: string;
      connected?: boolean;
    }[];
    conditions?: ClusterApiCondition[];
  };
}

/**
 * A Lease (`coordination.k8s.io/v1`), which reserves a host or elects a leader.
 *
 * @public
 */
export interface Lease extends KubernetesObject {
  spec?: {
    holderIdentity?: string;
    leaseDurationSeconds?: number;
    acquireTime?: string;
    renewTime?: string;
    leaseTransitions?: number;
  };
}

/**
 * The part of a ClusterResourceSet (`addons.cluster.x-k8s.io/v1beta1`) that we read.
 *
 * @public
 */
export interface ClusterResourceSet extends KubernetesObject {
  spec?: { resources?: { kind: string; name: string }[] };
  status?: { conditions?: ClusterApiCondition[] };
}

/**
 * A ConfigMap; `binaryData` values are base64.
 *
 * @public
 */
export interface ConfigMap extends KubernetesObject {
  data?: Record<string, string>;
  binaryData?: Record<string, string>;
}

/**
 * A Secret; `data` values are base64.
 *
 * @public
 */
export interface Secret extends KubernetesObject {
  type?: string;
  data?: Record<string, string>;
}
