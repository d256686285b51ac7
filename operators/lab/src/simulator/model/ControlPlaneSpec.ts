import { ObjectReference } from '@o2ims-portal/api';

/** The part of a KubeadmControlPlane's spec that machines are made of. */
export interface ControlPlaneSpec {
  replicas?: number;
  version?: string;
  /** Later than that every machine is to be new. */
  rolloutAfter?: string;
  rolloutStrategy?: {
    type?: string;
    rollingUpdate?: { maxSurge?: number | string };
  };
  machineTemplate?: {
    metadata?: {
      labels?: Record<string, string>;
      annotations?: Record<string, string>;
    };
    infrastructureRef?: ObjectReference;
  };
  kubeadmConfigSpec?: KubeadmConfigSpec;
}

/** What kubeadm is told, as far as it differs between the first machine and those that join. */
export interface KubeadmConfigSpec {
  clusterConfiguration?: object;
  initConfiguration?: object;
  joinConfiguration?: object;
  [field: string]: unknown;
}
