import {
  annotations,
  ByoHost,
  Cluster as ClusterObject,
  isActivity,
  KubeadmControlPlane,
  Machine,
  MachineDeployment,
} from '@o2ims-portal/api';
import {
  Cluster,
  localOCloud,
  RequestReference,
} from '@o2ims-portal/plugin-o2ims-common';
import { isSimulated } from './isSimulated';
import { compareNames, text } from './text';
import { toClusterNode } from './toClusterNode';
import { toConditions } from './toConditions';

/** What belongs to a cluster. */
export interface ClusterContext {
  /** Its machines, each with the host that it runs on. */
  machines: readonly { machine: Machine; host?: ByoHost }[];
  controlPlane?: KubeadmControlPlane;
  machineDeployments: readonly MachineDeployment[];
  /** The request that it was made for, and whom that is for. */
  request?: { reference: RequestReference; owner?: string };
}

function toEndpoint(cluster: ClusterObject): string | undefined {
  const { host, port } = cluster.spec?.controlPlaneEndpoint ?? {};
  if (!host || !port) {
    return undefined;
  }
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** A workload cluster with its nodes: those that are there, and how many are wanted. */
export function toCluster(
  cluster: ClusterObject,
  context: ClusterContext,
): Cluster {
  const { metadata, status } = cluster;
  const { machines, controlPlane, machineDeployments, request } = context;
  const nodes = machines
    .map(({ machine, host }) => toClusterNode(machine, host))
    .sort(
      (a, b) =>
        a.role.localeCompare(b.role) || compareNames(a.machine, b.machine),
    );
  const kubernetesVersion = text(controlPlane?.spec?.version);
  const endpoint = toEndpoint(cluster);
  const owner =
    text(metadata.annotations?.[annotations.owner]) ?? request?.owner;
  const nodesWanted = [
    ...(controlPlane ? [controlPlane] : []),
    ...machineDeployments,
  ]
    .map(({ spec }) => spec?.replicas ?? 1)
    .reduce((sum, replicas) => sum + replicas, 0);
  return {
    namespace: metadata.namespace ?? '',
    name: metadata.name,
    uid: metadata.uid ?? '',
    phase: text(status?.phase) ?? 'Pending',
    ...(kubernetesVersion && { kubernetesVersion }),
    ...(endpoint && { endpoint }),
    nodes,
    nodesReady: nodes.filter(node => node.ready).length,
    nodesWanted,
    ...(request && { request: request.reference }),
    ...(owner && { owner }),
    // what does not go on is no news
    conditions: toConditions(status?.conditions).filter(
      condition => condition.status !== 'False' || !isActivity(condition.type),
    ),
    labels: metadata.labels ?? {},
    oCloudId: localOCloud,
    createdAt: metadata.creationTimestamp ?? '',
    simulated:
      isSimulated(cluster) ||
      machines.some(({ host }) => host !== undefined && isSimulated(host)),
  };
}
