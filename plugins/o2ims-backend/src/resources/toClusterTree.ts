import {
  ByoHost,
  Cluster,
  KubernetesObject,
  labels,
  Machine,
} from '@o2ims-portal/api';
import { compareNames } from '../model/text';
import { ObjectTree } from './ObjectTree';
import { TreeSource } from './TreeSource';

function byName(a: KubernetesObject, b: KubernetesObject): number {
  return compareNames(a.metadata.name, b.metadata.name);
}

/** Trees of objects that nothing exists because of, by name. */
export function toLeaves(objects: readonly KubernetesObject[]): ObjectTree[] {
  return [...objects].sort(byName).map(object => ({ object, children: [] }));
}

/** A Cluster with its control plane, its workers, their machines, and the hosts that these run on. */
export function toClusterTree(
  cluster: Cluster,
  source: TreeSource,
): ObjectTree {
  const controlPlane = source.controlPlaneOf(cluster);
  const owners: {
    object: KubernetesObject;
    owns: (machine: Machine) => boolean;
  }[] = [
    ...(controlPlane
      ? [
          {
            object: controlPlane,
            owns: ({ metadata }: Machine) =>
              metadata.labels?.[labels.controlPlane] !== undefined,
          },
        ]
      : []),
    ...[...source.machineDeploymentsOf(cluster)].sort(byName).map(object => ({
      object,
      owns: ({ metadata }: Machine) =>
        metadata.labels?.[labels.machineDeployment] === object.metadata.name,
    })),
  ];
  const rest = new Set(source.machinesOf(cluster));
  const placed = new Set<ByoHost>();
  const toMachineTree = (machine: Machine): ObjectTree => {
    const host = source.hostOf(machine);
    if (host) {
      placed.add(host);
    }
    return { object: machine, children: toLeaves(host ? [host] : []) };
  };
  const ownerTrees = owners.map(({ object, owns }) => {
    const machines = [...rest].filter(owns).sort(byName);
    machines.forEach(machine => rest.delete(machine));
    return { object, children: machines.map(toMachineTree) };
  });
  const machineTrees = [...rest].sort(byName).map(toMachineTree);
  return {
    object: cluster,
    children: [
      ...ownerTrees,
      // a machine may outlive what it was made by
      ...machineTrees,
      // and a host keeps its claim until its agent has let go
      ...toLeaves(
        source
          .hostsOfCluster(cluster.metadata)
          .filter(host => !placed.has(host)),
      ),
    ],
  };
}
