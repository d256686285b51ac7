import {
  KubernetesObject,
  resourceTypes,
  ResourceType,
} from '@o2ims-portal/api';
import { Plan } from './Plan';
import { ClusterView } from './views';

/** Kinds whose absence the simulator can see. */
const OWNERS = [
  'Cluster',
  'KubeadmControlPlane',
  'MachineDeployment',
  'MachineSet',
  'Machine',
  'KubeadmConfig',
];

/** Kubernetes' garbage collector, which the plane lacks: deletes what all owners of are gone. */
export function planGarbage(view: ClusterView, plan: Plan): void {
  const present = new Set(
    [
      view.cluster,
      view.controlPlane,
      ...view.deployments,
      ...view.sets,
      ...view.machines,
      ...view.configs,
    ].map(object => object?.metadata.uid),
  );
  const isOrphan = ({ metadata }: KubernetesObject) => {
    const { ownerReferences = [] } = metadata;
    return (
      ownerReferences.length > 0 &&
      ownerReferences.every(
        ({ kind, uid }) => OWNERS.includes(kind) && !present.has(uid),
      )
    );
  };
  // templates of other clusters are in the view too
  const isOurs = ({ metadata }: KubernetesObject) =>
    metadata.ownerReferences?.some(
      ({ kind, name }) => kind === 'Cluster' && name === view.name,
    );
  const collections: [ResourceType, KubernetesObject[]][] = [
    [resourceTypes.machineDeployment, view.deployments],
    [resourceTypes.machineSet, view.sets],
    [resourceTypes.machine, view.machines],
    [
      resourceTypes.kubeadmControlPlane,
      view.controlPlane ? [view.controlPlane] : [],
    ],
    [resourceTypes.byoMachine, view.byoMachines],
    [resourceTypes.kubeadmConfig, view.configs],
    [resourceTypes.secret, view.secrets],
    [resourceTypes.byoCluster, view.byoCluster ? [view.byoCluster] : []],
    [resourceTypes.byoMachineTemplate, view.machineTemplates.filter(isOurs)],
    [resourceTypes.kubeadmConfigTemplate, view.configTemplates.filter(isOurs)],
  ];
  for (const [type, objects] of collections) {
    objects
      .filter(isOrphan)
      .forEach(object => plan.delete(type, object, 'collect'));
  }
}
