/**
 * A host that a request pins: by `hostId` (the ByoHost's `host-id` label), by `hostName` (the ByoHost's name), or both.
 *
 * @public
 */
export interface HostReference {
  hostId?: string;
  hostName?: string;
  /** Address of the host; that of a single master becomes the control-plane endpoint. */
  hostIp?: string;
}

/**
 * `templateParameters` that the operator understands: those of the template `byoh-workload-cluster`.
 *
 * @public
 */
export interface ClusterParameters {
  clusterName: string;
  k8sVersion?: string;
  clusterProvisioner?: 'byoh';
  hosts: { masters: HostReference[]; workers?: HostReference[] };
  /** Address of the workload cluster's API server; needed with more than one master. */
  controlPlaneEndpoint?: { host: string; port?: number };
  podCidr?: string;
  serviceCidr?: string;
  /** Add-ons of the template that the cluster gets beside those that every cluster of it gets. */
  addons?: string[];
}
