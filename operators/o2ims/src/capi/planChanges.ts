import {
  ByoHost,
  Cluster,
  ClusterResourceSet,
  KubernetesObject,
  Machine,
  MachineDeployment,
  resourceTypes,
} from '@o2ims-portal/api';
import { ClusterPlan } from '../plan/ClusterPlan';
import { covers } from './covers';
import { isSameObject } from './isSameObject';
import { planMasterChanges } from './planMasterChanges';
import { RenderedObject } from './RenderedObject';
import { isSettled } from './view/isSettled';
import { MachineDeploymentView } from './view/views';
import { toControlPlaneView, toMachineDeploymentView } from './view/toViews';

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
  /** Machines that were to go first, and are to stay now. */
  keep: Machine[];
  /** Machine of the control plane whose place another host takes: deleted, it is made again there. */
  replace?: Machine;
  /** To be deleted. */
  remove: KubernetesObject[];
  /** In words, what the change still waits for. */
  waitsFor: string[];
  /** Whether no machine is still to come to, or to go from, a host that is not planned any more. */
  isSettled: boolean;
}

const kindIs = (type: { kind: string }) => (object: KubernetesObject) =>
  object.kind === type.kind;

/** The ConfigMaps and Secrets that ClusterResourceSets are made of, as kind and name. */
function listedIn(rendered: readonly RenderedObject[]): Set<string> {
  return new Set(
    rendered
      .filter(({ type }) => type.kind === resourceTypes.clusterResourceSet.kind)
      .flatMap(({ object }) => (object as ClusterResourceSet).spec?.resources)
      .map(resource => `${resource?.kind} ${resource?.name}`),
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
 * goes on one worker at a time; so does what else takes a new machine.
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
    there.find(actualObject => isSameObject(actualObject, object));

  const [controlPlane] = others
    .filter(kindIs(resourceTypes.kubeadmControlPlane))
    .map(toControlPlaneView);
  const deployments = new Map(
    others
      .filter(kindIs(resourceTypes.machineDeployment))
      .map(object => [
        object.metadata.name,
        toMachineDeploymentView(object as MachineDeployment),
      ]),
  );

  const version = plan.kubernetesVersion;
  const upgraded =
    controlPlane?.versionWanted === version && isSettled(controlPlane);
  // of a new control plane there is no version yet
  const isUpgrading = [controlPlane?.versionWanted, controlPlane?.version].some(
    has => has !== undefined && has !== version,
  );
  const isToBeReplaced = (deployment: MachineDeploymentView) => {
    const wanted = rendered.find(({ object: { kind, metadata } }) =>
      isSameObject({ kind, metadata }, deployment),
    );
    const { configName = deployment.configName } =
      (wanted && toMachineDeploymentView(wanted.object as MachineDeployment)) ??
      {};
    return (
      deployment.versionWanted !== version ||
      deployment.configName !== configName
    );
  };
  let replacing = [...deployments.values()].some(
    deployment => !isToBeReplaced(deployment) && !isSettled(deployment),
  );
  const apply = rendered.filter(wanted => {
    const actualObject = find(wanted);
    if (covers(actualObject, wanted.object)) {
      return false;
    }
    const deployment =
      actualObject?.kind === resourceTypes.machineDeployment.kind
        ? deployments.get(actualObject.metadata.name)
        : undefined;
    if (!deployment) {
      const waits =
        isUpgrading &&
        wanted.object.kind === resourceTypes.machineDeployment.kind;
      if (waits) {
        waitsFor.push(
          `${wanted.object.metadata.name} to be made after the control plane is upgraded`,
        );
      }
      return !waits;
    }
    if (!isToBeReplaced(deployment)) {
      return true;
    }
    if (!upgraded || replacing) {
      waitsFor.push(
        `${deployment.metadata.name} to be ${
          deployment.versionWanted === version ? 'made anew' : 'upgraded'
        } after ${upgraded ? 'another worker' : 'the control plane'}`,
      );
      return false;
    }
    replacing = true;
    return true;
  });

  const copies = listedIn(rendered);
  // a worker that is still to be made anew is as it was until then
  const configs = new Set(
    [...deployments.values()].map(({ configName }) => configName),
  );
  const surplus = others.filter(
    object =>
      !copies.has(`${object.kind} ${object.metadata.name}`) &&
      !rendered.some(wanted => isSameObject(wanted.object, object)) &&
      !(
        object.kind === resourceTypes.kubeadmConfigTemplate.kind &&
        configs.has(object.metadata.name)
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

  const { areAtHome, ...masters } = planMasterChanges({
    plan,
    controlPlane,
    actual,
  });
  return {
    ...masters,
    apply,
    remove,
    waitsFor: [...waitsFor, ...masters.waitsFor],
    isSettled:
      apply.length + remove.length + waitsFor.length === 0 &&
      masters.waitsFor.length === 0 &&
      controlPlane !== undefined &&
      (isSettled(controlPlane) || areAtHome),
  };
}
