import {
  ByoHost,
  Cluster,
  KubeadmControlPlane,
  KubernetesObject,
  Machine,
  MachineDeployment,
  resourceTypes,
} from '@o2ims-portal/api';
import { ClusterPlan } from '../plan/ClusterPlan';
import { covers } from './covers';
import { planMasterChanges } from './planMasterChanges';
import { RenderedObject } from './RenderedObject';

/** A cluster's objects as they are. */
export interface ActualObjects {
  cluster?: Cluster;
  /** What was made for the request beside the Cluster. */
  others: readonly KubernetesObject[];
  /** All Machines of the cluster. */
  machines: readonly Machine[];
  /** At least the hosts that the Machines are on. */
  hosts: readonly ByoHost[];
}

/** What is to be done next so that a cluster becomes as it is wanted. */
export interface ClusterChanges {
  /** To be applied: what is not there, or not as it is wanted. */
  apply: RenderedObject[];
  /** Machines that the control plane is to give up first when it shrinks. */
  goFirst: Machine[];
  /** Machine of the control plane whose place another host takes: deleted, it is made again there. */
  replace?: Machine;
  /** To be deleted. */
  remove: KubernetesObject[];
  /** In words, what the change still waits for. */
  waitsFor: string[];
}

const kindIs = (type: { kind: string }) => (object: KubernetesObject) =>
  object.kind === type.kind;

function versionOf(deployment: KubernetesObject): string | undefined {
  const { spec } = deployment as { spec?: Record<string, any> };
  return spec?.template?.spec?.version;
}

/** Whether Cluster API has done all that was asked of a control plane or a MachineDeployment. */
function isSettled(
  object: KubeadmControlPlane | MachineDeployment | undefined,
): boolean {
  const { metadata, spec, status } = object ?? {};
  const wanted = spec?.replicas ?? 1;
  return (
    (status?.observedGeneration ?? 0) >= (metadata?.generation ?? 0) &&
    status?.replicas === wanted &&
    status?.updatedReplicas === wanted &&
    (status?.readyReplicas ?? 0) >= wanted
  );
}

/**
 * Decides the next step from a cluster's objects as they are to those that are wanted. What takes several steps is
 * done by asking again after each of them.
 *
 * Workers come and go each with a MachineDeployment of its own. The control plane grows and shrinks by its number
 * of replicas, and shrinks by the Machines of hosts that are not wanted any more; where one host takes the place of
 * another, the old Machine goes first, one at a time and only while all others are ready, so that etcd keeps its
 * majority. An upgrade begins with the control plane, since kubelets may not be newer than their API server, and
 * goes on one worker at a time.
 */
export function planChanges(options: {
  plan: ClusterPlan;
  /** The Cluster comes first. */
  rendered: readonly RenderedObject[];
  actual: ActualObjects;
}): ClusterChanges {
  const { plan, rendered, actual } = options;
  const { cluster, others } = actual;
  const waitsFor: string[] = [];
  const there = [...(cluster ? [cluster] : []), ...others];
  const find = ({ object }: RenderedObject) =>
    there.find(
      ({ kind, metadata }) =>
        kind === object.kind && metadata.name === object.metadata.name,
    );

  const controlPlane = others.find(
    kindIs(resourceTypes.kubeadmControlPlane),
  ) as KubeadmControlPlane | undefined;
  const deployments = others.filter(
    kindIs(resourceTypes.machineDeployment),
  ) as MachineDeployment[];

  const version = plan.kubernetesVersion;
  const upgraded =
    controlPlane?.spec?.version === version && isSettled(controlPlane);
  let upgrading = deployments.some(
    deployment => versionOf(deployment) === version && !isSettled(deployment),
  );
  const apply = rendered.filter(wanted => {
    const actualObject = find(wanted);
    if (covers(actualObject, wanted.object)) {
      return false;
    }
    if (
      !actualObject ||
      !kindIs(resourceTypes.machineDeployment)(actualObject) ||
      versionOf(actualObject) === version
    ) {
      return true;
    }
    if (!upgraded || upgrading) {
      waitsFor.push(
        `${actualObject.metadata.name} to be upgraded after ${
          upgraded ? 'another worker' : 'the control plane'
        }`,
      );
      return false;
    }
    upgrading = true;
    return true;
  });

  const surplus = others.filter(
    object =>
      !rendered.some(
        wanted =>
          wanted.object.kind === object.kind &&
          wanted.object.metadata.name === object.metadata.name,
      ),
  );
  const leavingWorkers = surplus.filter(
    kindIs(resourceTypes.machineDeployment),
  );
  waitsFor.push(
    ...leavingWorkers.map(
      ({ metadata: { name } }) => `MachineDeployment '${name}' to go`,
    ),
  );
  // what machines are made from goes after them
  const remove = (leavingWorkers.length > 0 ? leavingWorkers : surplus).filter(
    ({ metadata }) => !metadata.deletionTimestamp,
  );

  const masters = planMasterChanges({ plan, controlPlane, actual });
  return {
    ...masters,
    apply,
    remove,
    waitsFor: [...waitsFor, ...masters.waitsFor],
  };
}
