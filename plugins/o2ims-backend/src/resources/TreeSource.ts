import {
  ByoHost,
  Cluster,
  KubeadmControlPlane,
  Machine,
  MachineDeployment,
  ProvisioningRequest,
} from '@o2ims-portal/api';

/** How objects are found that exist because of another; what is not there, or not read yet, is left out. */
export interface TreeSource {
  /** Of a FocomProvisioningRequest, by its UID. */
  requestsOf(
    focomRequestUid: string | undefined,
  ): readonly ProvisioningRequest[];
  clustersOf(request: ProvisioningRequest): readonly Cluster[];
  controlPlaneOf(cluster: Cluster): KubeadmControlPlane | undefined;
  machineDeploymentsOf(cluster: Cluster): readonly MachineDeployment[];
  machinesOf(cluster: Cluster): readonly Machine[];
  hostOf(machine: Machine): ByoHost | undefined;
  /** Every host that says that it is in the cluster of this name. */
  hostsOfCluster(key: { namespace?: string; name: string }): readonly ByoHost[];
}
