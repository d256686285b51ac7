import {
  ClusterApiCondition,
  KubernetesObject,
  LabelSelector,
  ObjectReference,
  ResourceType,
} from '@o2ims-portal/api';

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
  spec?: object;
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

/** The part of a Machine's spec that a MachineSet's template gives. */
export interface MachineTemplateSpec {
  metadata?: { labels?: Record<string, string> };
  spec?: {
    clusterName?: string;
    version?: string;
    bootstrap?: { configRef?: ObjectReference };
    infrastructureRef?: ObjectReference;
  };
}

/** A MachineDeployment or a MachineSet: as far as the simulator reads them they are alike. */
export interface MachineGroup extends KubernetesObject {
  spec?: {
    clusterName: string;
    replicas?: number;
    selector?: LabelSelector;
    template?: MachineTemplateSpec;
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

/** The part of a Node that the simulator reads. */
export interface Node extends KubernetesObject {
  spec?: {
    providerID?: string;
    taints?: { key: string; value?: string; effect: string }[];
  };
  status?: { nodeInfo?: Record<string, string>; [key: string]: unknown };
}

export const nodeType: ResourceType = {
  group: '',
  version: 'v1',
  kind: 'Node',
  plural: 'nodes',
  namespaced: false,
};
