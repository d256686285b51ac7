import {
  ClusterTemplate,
  ClusterV1beta1,
  KubeadmControlPlaneV1beta1,
  labels,
  MachineDeploymentV1beta1,
  MachineV1beta1,
  ProvisioningRequest,
  workerName,
} from '@o2ims-portal/api';
import { ClusterPlan } from '../plan/ClusterPlan';

export { byoHost, hostLease } from '@o2ims-portal/host-rules/testing';

const BYOH = 'infrastructure.cluster.x-k8s.io/v1beta1';
const CLUSTER = 'cluster.x-k8s.io/v1beta1';

/** A template that takes everything. */
export function clusterTemplate(
  spec: Partial<ClusterTemplate['spec']> = {},
): ClusterTemplate {
  return {
    apiVersion: 'o2ims.provisioning.oran.org/v1alpha1',
    kind: 'ClusterTemplate',
    metadata: { name: 'byoh-v1', namespace: 'default' },
    spec: {
      name: 'byoh',
      version: 'v1',
      kubernetesVersions: ['v1.31.0', 'v1.32.0'],
      parameterSchema: { type: 'object' },
      ...spec,
    },
  };
}

export function provisioningRequest(options: {
  name?: string;
  uid?: string;
  createdAt?: string;
  parameters?: Record<string, unknown>;
  deletedAt?: string;
  status?: ProvisioningRequest['status'];
}): ProvisioningRequest {
  const { name = 'core', uid = `uid-of-${name}`, parameters } = options;
  return {
    apiVersion: 'o2ims.provisioning.oran.org/v1alpha1',
    kind: 'ProvisioningRequest',
    metadata: {
      name,
      uid,
      generation: 1,
      creationTimestamp: options.createdAt ?? '2026-01-01T00:00:00Z',
      ...(options.deletedAt && { deletionTimestamp: options.deletedAt }),
    },
    spec: {
      templateName: 'byoh',
      templateVersion: 'v1',
      templateParameters: parameters ?? {
        clusterName: 'core',
        hosts: { masters: [{ hostId: '1' }], workers: [{ hostId: '2' }] },
      },
    },
    ...(options.status && { status: options.status }),
  };
}

/** A cluster `core` with its master on byoh-1 and its worker on byoh-2. */
export function clusterPlan(options: Partial<ClusterPlan> = {}): ClusterPlan {
  const { templateName, templateVersion, templateParameters } =
    provisioningRequest({}).spec;
  return {
    request: { templateName, templateVersion, templateParameters },
    clusterName: 'core',
    kubernetesVersion: 'v1.32.0',
    endpoint: { host: '10.0.0.1', port: 6443 },
    podCidr: '10.244.0.0/16',
    serviceCidr: '10.96.0.0/12',
    hosts: [
      {
        name: 'byoh-1',
        uid: 'uid-of-byoh-1',
        hostId: '1',
        role: 'control-plane',
      },
      { name: 'byoh-2', uid: 'uid-of-byoh-2', hostId: '2', role: 'worker' },
    ],
    ...options,
  };
}

export function capiCluster(
  status: ClusterV1beta1['status'] = {},
): ClusterV1beta1 {
  return {
    apiVersion: CLUSTER,
    kind: 'Cluster',
    metadata: { name: 'core', namespace: 'default', uid: 'uid-of-cluster' },
    status,
  };
}

export function kubeadmControlPlane(
  status: KubeadmControlPlaneV1beta1['status'] = {},
): KubeadmControlPlaneV1beta1 {
  return {
    apiVersion: 'controlplane.cluster.x-k8s.io/v1beta1',
    kind: 'KubeadmControlPlane',
    metadata: { name: 'core-control-plane', namespace: 'default' },
    spec: { replicas: 1 },
    status: { replicas: 1, updatedReplicas: 1, ...status },
  };
}

export function machineDeployment(
  hostId: string,
  status: MachineDeploymentV1beta1['status'] = {},
): MachineDeploymentV1beta1 {
  return {
    apiVersion: CLUSTER,
    kind: 'MachineDeployment',
    metadata: { name: workerName('core', hostId), namespace: 'default' },
    spec: { clusterName: 'core', replicas: 1 },
    status: { replicas: 1, updatedReplicas: 1, ...status },
  };
}

/** A Machine of the control plane, or with a host id the worker that is pinned to that host. */
export function capiMachine(options: {
  name: string;
  workerOn?: string;
  status?: MachineV1beta1['status'];
}): MachineV1beta1 {
  const { name, workerOn, status } = options;
  return {
    apiVersion: CLUSTER,
    kind: 'Machine',
    metadata: {
      name,
      namespace: 'default',
      labels: workerOn
        ? { [labels.machineDeployment]: workerName('core', workerOn) }
        : { [labels.controlPlane]: '' },
    },
    spec: {
      clusterName: 'core',
      infrastructureRef: { apiVersion: BYOH, kind: 'ByoMachine', name },
    },
    status,
  };
}
