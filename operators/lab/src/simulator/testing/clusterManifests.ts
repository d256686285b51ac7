import {
  apiVersionOf,
  KubernetesObject,
  LabelSelector,
  ObjectReference,
  resourceTypes,
  ResourceType,
} from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';

/** A cluster as somebody may apply it. */
export interface ClusterManifestOptions {
  name: string;
  version?: string;
  /** Host ids; as many replicas. */
  masters: string[];
  /** Host ids; a MachineDeployment for each. */
  workers?: string[];
  /** How many masters may come before one goes; 0 also lets workers go before their successors come. */
  maxSurge?: number;
  /** Labels of all workers' templates. */
  workerLabels?: Record<string, string>;
}

/** Any object with a spec. */
export type Manifest = KubernetesObject & { spec: object };

const nodeRegistration = {
  nodeRegistration: { criSocket: 'unix:///run/containerd/containerd.sock' },
};

/** Cluster API and BYOH objects of a cluster whose machines are pinned to hosts by their id. */
export function clusterManifests(
  options: ClusterManifestOptions,
): [ResourceType, Manifest][] {
  const {
    name,
    version = 'v1.32.0',
    masters,
    workers = [],
    maxSurge,
  } = options;
  const rollingUpdate = (more: object = {}) => ({
    type: 'RollingUpdate',
    rollingUpdate: { maxSurge, ...more },
  });
  const types = resourceTypes;
  const masterTemplate = `${name}-control-plane`;
  return [
    make(types.cluster, name, {
      clusterNetwork: {
        pods: { cidrBlocks: ['10.244.0.0/16'] },
        services: { cidrBlocks: ['10.96.0.0/12'] },
        serviceDomain: 'cluster.local',
      },
      controlPlaneRef: reference(types.kubeadmControlPlane, name),
      infrastructureRef: reference(types.byoCluster, name),
    }),
    make(types.byoCluster, name, {
      controlPlaneEndpoint: { host: '10.204.86.13', port: 6443 },
    }),
    machineTemplate(
      masterTemplate,
      masters.length === 1
        ? { matchLabels: { 'host-id': masters[0] } }
        : {
            matchExpressions: [
              { key: 'host-id', operator: 'In', values: masters },
            ],
          },
    ),
    make(types.kubeadmControlPlane, name, {
      replicas: masters.length,
      version,
      ...(maxSurge !== undefined && { rolloutStrategy: rollingUpdate() }),
      machineTemplate: {
        infrastructureRef: reference(types.byoMachineTemplate, masterTemplate),
      },
      kubeadmConfigSpec: {
        initConfiguration: nodeRegistration,
        joinConfiguration: nodeRegistration,
      },
    }),
    // nothing would own it, and nothing delete it, without workers
    ...(workers.length > 0
      ? [
          make(types.kubeadmConfigTemplate, `${name}-worker`, {
            template: { spec: { joinConfiguration: nodeRegistration } },
          }),
        ]
      : []),
    ...workers.flatMap((id): [ResourceType, Manifest][] => {
      const pool = `${name}-worker-${id}`;
      return [
        machineTemplate(pool, { matchLabels: { 'host-id': id } }),
        make(types.machineDeployment, pool, {
          clusterName: name,
          replicas: 1,
          selector: { matchLabels: { pool } },
          ...(maxSurge === 0 && {
            strategy: rollingUpdate({ maxUnavailable: 1 }),
          }),
          template: {
            metadata: { labels: { pool, ...options.workerLabels } },
            spec: {
              clusterName: name,
              version,
              bootstrap: {
                configRef: reference(
                  types.kubeadmConfigTemplate,
                  `${name}-worker`,
                ),
              },
              infrastructureRef: reference(types.byoMachineTemplate, pool),
            },
          },
        }),
      ];
    }),
  ];
}

/** Applies a cluster's objects, one after the other, as kubectl does. */
export async function applyCluster(
  client: KubernetesClient,
  options: ClusterManifestOptions,
): Promise<void> {
  for (const [type, object] of clusterManifests(options)) {
    await client.apply(type, object, { fieldManager: 'test' });
  }
}

function machineTemplate(
  name: string,
  selector: LabelSelector,
): [ResourceType, Manifest] {
  return make(resourceTypes.byoMachineTemplate, name, {
    template: { spec: { selector } },
  });
}

function make(
  type: ResourceType,
  name: string,
  spec: object,
): [ResourceType, Manifest] {
  return [
    type,
    {
      apiVersion: apiVersionOf(type),
      kind: type.kind,
      metadata: { name, namespace: 'default' },
      spec,
    },
  ];
}

function reference(type: ResourceType, name: string): ObjectReference {
  return { apiVersion: apiVersionOf(type), kind: type.kind, name };
}
