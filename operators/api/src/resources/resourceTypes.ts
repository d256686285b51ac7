import { ResourceType } from './ResourceType';

const focom = { group: 'focom.nephio.org', version: 'v1alpha1' };
const o2ims = { group: 'o2ims.provisioning.oran.org', version: 'v1alpha1' };
const cluster = { group: 'cluster.x-k8s.io', version: 'v1beta1' };
const controlPlane = {
  group: 'controlplane.cluster.x-k8s.io',
  version: 'v1beta1',
};
const bootstrap = { group: 'bootstrap.cluster.x-k8s.io', version: 'v1beta1' };
const addons = { group: 'addons.cluster.x-k8s.io', version: 'v1beta1' };
const byoh = { group: 'infrastructure.cluster.x-k8s.io', version: 'v1beta1' };

const namespaced = (
  groupVersion: { group: string; version: string },
  kind: string,
  plural: string,
): ResourceType => ({ ...groupVersion, kind, plural, namespaced: true });

/**
 * Every kind that this project reads or writes.
 *
 * @public
 */
export const resourceTypes = {
  focomProvisioningRequest: namespaced(
    focom,
    'FocomProvisioningRequest',
    'focomprovisioningrequests',
  ),
  oCloud: namespaced(focom, 'OCloud', 'oclouds'),
  templateInfo: namespaced(
    { group: 'provisioning.oran.org', version: 'v1alpha1' },
    'TemplateInfo',
    'templateinfoes',
  ),
  provisioningRequest: {
    ...o2ims,
    kind: 'ProvisioningRequest',
    plural: 'provisioningrequests',
    namespaced: false,
  } satisfies ResourceType,
  clusterTemplate: namespaced(o2ims, 'ClusterTemplate', 'clustertemplates'),
  cluster: namespaced(cluster, 'Cluster', 'clusters'),
  machine: namespaced(cluster, 'Machine', 'machines'),
  machineSet: namespaced(cluster, 'MachineSet', 'machinesets'),
  machineDeployment: namespaced(
    cluster,
    'MachineDeployment',
    'machinedeployments',
  ),
  kubeadmControlPlane: namespaced(
    controlPlane,
    'KubeadmControlPlane',
    'kubeadmcontrolplanes',
  ),
  kubeadmConfig: namespaced(bootstrap, 'KubeadmConfig', 'kubeadmconfigs'),
  kubeadmConfigTemplate: namespaced(
    bootstrap,
    'KubeadmConfigTemplate',
    'kubeadmconfigtemplates',
  ),
  /** Has manifests of ConfigMaps and Secrets applied in clusters. */
  clusterResourceSet: namespaced(
    addons,
    'ClusterResourceSet',
    'clusterresourcesets',
  ),
  byoCluster: namespaced(byoh, 'ByoCluster', 'byoclusters'),
  byoHost: namespaced(byoh, 'ByoHost', 'byohosts'),
  byoMachine: namespaced(byoh, 'ByoMachine', 'byomachines'),
  byoMachineTemplate: namespaced(
    byoh,
    'ByoMachineTemplate',
    'byomachinetemplates',
  ),
  lease: namespaced(
    { group: 'coordination.k8s.io', version: 'v1' },
    'Lease',
    'leases',
  ),
  /** Kubernetes' own kind for what an object was before. */
  controllerRevision: namespaced(
    { group: 'apps', version: 'v1' },
    'ControllerRevision',
    'controllerrevisions',
  ),
  configMap: namespaced(
    { group: '', version: 'v1' },
    'ConfigMap',
    'configmaps',
  ),
  secret: namespaced({ group: '', version: 'v1' }, 'Secret', 'secrets'),
  event: namespaced({ group: '', version: 'v1' }, 'Event', 'events'),
  namespace: {
    group: '',
    version: 'v1',
    kind: 'Namespace',
    plural: 'namespaces',
    namespaced: false,
  } satisfies ResourceType,
} as const;
