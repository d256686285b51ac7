import { Condition } from '../meta/Condition';
import { KubernetesObject } from '../meta/KubernetesObject';

/**
 * Cluster API's condition. In v1beta1 there are reason and message only where there is something to say, and a severity
 * with what is not True; in v1beta2 there is always a reason, and never a severity.
 */
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
 * What a Cluster API object says about another one in both of its versions: v1beta1 has the version with it, v1beta2
 * the group alone. Both are in the same namespace as the object.
 *
 * @public
 */
export interface ClusterApiReference {
  kind: string;
  name: string;
}

/**
 * The part of a Cluster API Cluster (`cluster.x-k8s.io`) that we read, as far as it is the same in v1beta1 and v1beta2.
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
    controlPlaneRef?: ClusterApiReference;
    infrastructureRef?: ClusterApiReference;
  };
  status?: {
    phase?: string;
    conditions?: ClusterApiCondition[];
  };
}

/**
 * The part of a KubeadmControlPlane (`controlplane.cluster.x-k8s.io`) that we read, as far as it is the same in v1beta1
 * and v1beta2. The replicas that are ready are those with a ready Node in v1beta1, with a ready Machine in v1beta2.
 *
 * @public
 */
export interface KubeadmControlPlane extends KubernetesObject {
  spec?: { replicas?: number; version?: string; [key: string]: unknown };
  status?: {
    replicas?: number;
    readyReplicas?: number;
    version?: string;
    observedGeneration?: number;
    conditions?: ClusterApiCondition[];
  };
}

/**
 * The part of a MachineDeployment or MachineSet (`cluster.x-k8s.io`) that we read, as far as it is the same in v1beta1
 * and v1beta2.
 *
 * @public
 */
export interface MachineDeployment extends KubernetesObject {
  spec?: {
    clusterName: string;
    replicas?: number;
    template?: {
      spec?: {
        version?: string;
        bootstrap?: { configRef?: ClusterApiReference };
        [key: string]: unknown;
      };
      [key: string]: unknown;
    };
    [key: string]: unknown;
  };
  status?: {
    phase?: string;
    replicas?: number;
    readyReplicas?: number;
    availableReplicas?: number;
    observedGeneration?: number;
    conditions?: ClusterApiCondition[];
  };
}

/**
 * The part of a Machine (`cluster.x-k8s.io`) that we read, as far as it is the same in v1beta1 and v1beta2.
 *
 * @public
 */
export interface Machine extends KubernetesObject {
  spec?: {
    clusterName: string;
    version?: string;
    providerID?: string;
    bootstrap?: { configRef?: ClusterApiReference; dataSecretName?: string };
    infrastructureRef?: ClusterApiReference;
  };
  status?: {
    phase?: string;
    nodeRef?: { name: string };
    nodeInfo?: Record<string, string>;
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
