import { createHash } from 'node:crypto';

/** The characters that Kubernetes itself makes suffixes of: no vowels, so no words. */
const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';
const SUFFIX_LENGTH = 5;
/** Names end up in label values, which have at most 63 characters. */
const MAX_BASE = 63 - SUFFIX_LENGTH - 1;

/** Characters that look random and are the same for the same seed. */
export function suffix(seed: string, length: number = SUFFIX_LENGTH): string {
  const digest = createHash('sha256').update(seed).digest();
  return [...digest.subarray(0, length)]
    .map(byte => ALPHABET[byte % ALPHABET.length])
    .join('');
}

/** A name as Cluster API generates it: `base-xxxxx`. */
export function generatedName(base: string, seed: string): string {
  return `${base.slice(0, MAX_BASE)}-${suffix(seed)}`;
}

/** Labels, annotations and finalizers of Cluster API and BYOH that only they use. */
export const capi = {
  controlPlane: 'cluster.x-k8s.io/control-plane',
  controlPlaneName: 'cluster.x-k8s.io/control-plane-name',
  deploymentName: 'cluster.x-k8s.io/deployment-name',
  setName: 'cluster.x-k8s.io/set-name',
  templateHash: 'machine-template-hash',
  paused: 'cluster.x-k8s.io/paused',
  clonedFromName: 'cluster.x-k8s.io/cloned-from-name',
  clonedFromGroupKind: 'cluster.x-k8s.io/cloned-from-groupkind',
  revision: 'machinedeployment.clusters.x-k8s.io/revision',
  desiredReplicas: 'machinedeployment.clusters.x-k8s.io/desired-replicas',
  maxReplicas: 'machinedeployment.clusters.x-k8s.io/max-replicas',
  clusterConfiguration:
    'controlplane.cluster.x-k8s.io/kubeadm-cluster-configuration',
  labelsFromMachine: 'cluster.x-k8s.io/labels-from-machine',
  annotationsFromMachine: 'cluster.x-k8s.io/annotations-from-machine',
  /** Prefixes of annotations that hold up a Machine's deletion. */
  preDrainHook: 'pre-drain.delete.hook.machine.cluster.x-k8s.io',
  preTerminateHook: 'pre-terminate.delete.hook.machine.cluster.x-k8s.io',
  /** The control plane's own hook: until the etcd member has left. */
  etcdHook: 'pre-terminate.delete.hook.machine.cluster.x-k8s.io/kcp-cleanup',
  byoMachineName: 'byoh.infrastructure.cluster.x-k8s.io/byomachine-name',
  endpointIp: 'byoh.infrastructure.cluster.x-k8s.io/endpointip',
  kubernetesVersion: 'byoh.infrastructure.cluster.x-k8s.io/k8sversion',
  bundleRegistry: 'byoh.infrastructure.cluster.x-k8s.io/bundle-registry',
  unregistering: 'byoh.infrastructure.cluster.x-k8s.io/unregistering',
  finalizers: {
    cluster: 'cluster.cluster.x-k8s.io',
    byoCluster: 'byocluster.infrastructure.cluster.x-k8s.io',
    controlPlane: 'kubeadm.controlplane.cluster.x-k8s.io',
    deployment: 'cluster.x-k8s.io/machinedeployment',
    set: 'cluster.x-k8s.io/machineset',
    machine: 'machine.cluster.x-k8s.io',
    byoMachine: 'byomachine.infrastructure.cluster.x-k8s.io',
  },
} as const;
