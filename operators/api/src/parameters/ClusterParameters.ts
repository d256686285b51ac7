import { LabelSelector } from '../selectors';

/**
 * Keeps pods from a node, or makes them leave it, unless they tolerate it.
 *
 * @public
 */
export interface NodeTaint {
  key: string;
  value?: string;
  effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
}

/**
 * What the nodes that hosts become are like.
 *
 * @public
 */
export interface NodeSettings {
  /** In the domains that Cluster API passes on to nodes. */
  labels?: Record<string, string>;
  taints?: NodeTaint[];
}

/**
 * A host that a request pins: by `hostId` (the ByoHost's `host-id` label), by `hostName` (the ByoHost's name), or both.
 *
 * @public
 */
export interface HostReference extends NodeSettings {
  hostId?: string;
  hostName?: string;
  /** Address of the host; that of a single master becomes the control-plane endpoint. */
  hostIp?: string;
}

/**
 * How many hosts the operator is to choose, and among which: those ByoHosts whose labels match, or all.
 *
 * @public
 */
export interface HostChoice extends NodeSettings {
  replicas: number;
  selector?: LabelSelector;
}

/**
 * `templateParameters` that the operator understands: those of the template `byoh-workload-cluster`. Masters are
 * either pinned or chosen, and so are workers, if there are any.
 *
 * @public
 */
export interface ClusterParameters {
  clusterName: string;
  k8sVersion?: string;
  clusterProvisioner?: 'byoh';
  /** Pinned hosts. */
  hosts?: { masters?: HostReference[]; workers?: HostReference[] };
  /** Masters that the operator chooses. */
  controlPlane?: HostChoice;
  /** Workers that the operator chooses. */
  workers?: HostChoice;
  /** Address of the workload cluster's API server; needed with more than one master. */
  controlPlaneEndpoint?: { host: string; port?: number };
  podCidr?: string;
  serviceCidr?: string;
  /** Add-ons of the template that the cluster gets beside those that every cluster of it gets. */
  addons?: string[];
}
