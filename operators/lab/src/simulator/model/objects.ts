import {
  ClusterApiCondition,
  KubernetesObject,
  LabelSelector,
  ObjectReference,
  ResourceType,
} from '@o2ims-portal/api';
import { KubeadmConfigSpec } from './ControlPlaneSpec';

/** The part of a ByoCluster that the simulator reads. */
export interface ByoCluster extends KubernetesObject {
  spec?: {
    controlPlaneEndpoint?: { host: string; port?: number };
    bundleLookupBaseRegistry?: string;
  };
  status?: { ready?: boolean; conditions?: ClusterApiCondition[] };
}

/** The part of a ByoMachine that the simulator reads. */
export interface ByoMachine extends KubernetesObject {
  spec?: {
    selector?: LabelSelector;
    installerRef?: ObjectReference;
    providerID?: string;
  };
  status?: {
    ready?: boolean;
    hostinfo?: object;
    conditions?: ClusterApiCondition[];
  };
}

/** The part of a KubeadmConfig that the simulator reads. */
export interface KubeadmConfig extends KubernetesObject {
  spec?: KubeadmConfigSpec;
  status?: {
    ready?: boolean;
    dataSecretName?: string;
    observedGeneration?: number;
    conditions?: ClusterApiCondition[];
  };
}

/** A ByoMachineTemplate or KubeadmConfigTemplate. */
export interface Template extends KubernetesObject {
  spec?: { template?: { spec?: object } };
}

/** What a MachineSet's template gives a Machine; fields that are not named are passed on as they are. */
export interface MachineTemplateSpec {
  metadata?: {
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  spec?: {
    [field: string]: unknown;
    clusterName?: string;
    version?: string;
    bootstrap?: { configRef?: ObjectReference };
    infrastructureRef?: ObjectReference;
  };
}

/** How the machines of a MachineDeployment are replaced. */
export interface RolloutStrategy {
  type?: string;
  rollingUpdate?: {
    maxSurge?: number | string;
    maxUnavailable?: number | string;
    deletePolicy?: string;
  };
}

/** A MachineDeployment or a MachineSet: as far as the simulator reads them they are alike. */
export interface MachineGroup extends KubernetesObject {
  spec?: {
    clusterName: string;
    replicas?: number;
    selector?: LabelSelector;
    template?: MachineTemplateSpec;
    /** Of a MachineDeployment. */
    strategy?: RolloutStrategy;
    /** Of a MachineDeployment: later than that everything is to be new. */
    rolloutAfter?: string;
    /** Of a MachineDeployment: how many MachineSets without machines are kept. */
    revisionHistoryLimit?: number;
    /** Of a MachineSet. */
    deletePolicy?: string;
  };
  status?: {
    phase?: string;
    selector?: string;
    replicas?: number;
    fullyLabeledReplicas?: number;
    readyReplicas?: number;
    availableReplicas?: number;
    updatedReplicas?: number;
    unavailableReplicas?: number;
    observedGeneration?: number;
    conditions?: ClusterApiCondition[];
  };
}

/** A condition of a Node. */
export interface NodeCondition {
  type: string;
  status: string;
  reason?: string;
  message?: string;
}

/** The part of a Node that the simulator reads. */
export interface Node extends KubernetesObject {
  spec?: {
    providerID?: string;
    unschedulable?: boolean;
    taints?: { key: string; value?: string; effect: string }[];
  };
  status?: {
    nodeInfo?: Record<string, string>;
    conditions?: NodeCondition[];
    [key: string]: unknown;
  };
}

export const nodeType: ResourceType = {
  group: '',
  version: 'v1',
  kind: 'Node',
  plural: 'nodes',
  namespaced: false,
};
