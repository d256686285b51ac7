import { annotations, Machine } from '@o2ims-portal/api';
import { ClusterPlan, hostsOf } from '../plan/ClusterPlan';
import { hostOfMachine, isControlPlaneMachine } from '../status/machines';
import { ActualObjects, ClusterChanges } from './planChanges';
import { toMachineView } from './view/toViews';
import { ControlPlaneView } from './view/views';

type MasterChanges = Pick<
  ClusterChanges,
  'goFirst' | 'keep' | 'replace' | 'waitsFor'
> & {
  /** Whether all Machines are there and have their hosts, healthy or not, so that none is to come. */
  areAtHome: boolean;
};

/** A Machine of the control plane, as its place in the plan is judged by it. */
interface Master {
  machine: Machine;
  /** The host that BYOH gave it; undefined before that, and after it took it back. */
  host?: string;
  isWanted: boolean;
  isGoing: boolean;
  /** Whether it became a node, and so a member of etcd. */
  hasJoined: boolean;
  isHealthy: boolean;
  isMarked: boolean;
}

function toMasters(
  { machines, hosts }: Pick<ActualObjects, 'machines' | 'hosts'>,
  wanted: ReadonlySet<string>,
): Master[] {
  return machines
    .map(machine => ({ machine, view: toMachineView(machine) }))
    .filter(({ view }) => isControlPlaneMachine(view))
    .map(({ machine, view }) => {
      const host = hostOfMachine(view, hosts)?.metadata.name;
      return {
        machine,
        host,
        isWanted: host !== undefined && wanted.has(host),
        isGoing: machine.metadata.deletionTimestamp !== undefined,
        hasJoined: view.nodeName !== undefined,
        isHealthy: view.conditions.some(
          ({ type, met }) => type === 'NodeHealthy' && met,
        ),
        isMarked:
          machine.metadata.annotations?.[annotations.deleteMachine] !==
          undefined,
      };
    });
}

/**
 * The Machine whose place another host takes now: broken ones before others, one at a time, and only while all others
 * are there and healthy, so that etcd keeps its majority. One that never joined is no member of etcd yet, and may go
 * while others are still to come.
 */
function findReplaced(
  masters: readonly Master[],
  controlPlane: ControlPlaneView,
  count: number,
): Machine | undefined {
  const isAtRest =
    controlPlane.isCurrent &&
    controlPlane.replicasWanted === count &&
    controlPlane.replicasUpToDate === controlPlane.replicas &&
    masters.every(({ isGoing }) => !isGoing);
  if (!isAtRest) {
    return undefined;
  }
  const leaving = masters.filter(({ host, isWanted }) => host && !isWanted);
  const candidates = [
    ...leaving.filter(({ isHealthy }) => !isHealthy),
    ...leaving.filter(({ isHealthy }) => isHealthy),
  ];
  return candidates.find(candidate => {
    const others = masters.filter(master => master !== candidate);
    return (
      others.length > 0 &&
      others.every(({ isHealthy }) => isHealthy) &&
      (!candidate.hasJoined || masters.length === count)
    );
  })?.machine;
}

/**
 * What has to be done to the Machines of a control plane for its hosts to become those that are planned; the rest
 * Cluster API does by itself when the number of replicas and the hosts to select from change.
 */
export function planMasterChanges(options: {
  plan: ClusterPlan;
  controlPlane?: ControlPlaneView;
  actual: Pick<ActualObjects, 'machines' | 'hosts'>;
}): MasterChanges {
  const { plan, controlPlane, actual } = options;
  const wanted = new Set(
    hostsOf(plan, 'control-plane').map(({ name }) => name),
  );
  const masters = toMasters(actual, wanted);
  const isShrinking =
    Math.max(controlPlane?.replicasWanted ?? 0, masters.length) > wanted.size;
  const machinesOf = (chosen: readonly Master[]) =>
    chosen.map(({ machine }) => machine);
  const isStale =
    controlPlane !== undefined &&
    masters.length > 0 &&
    masters.length < controlPlane.replicas;
  return {
    areAtHome:
      controlPlane !== undefined &&
      controlPlane.isCurrent &&
      controlPlane.replicas === controlPlane.replicasWanted &&
      masters.length === controlPlane.replicas &&
      masters.every(({ host, isGoing }) => host && !isGoing),
    goFirst: isShrinking
      ? machinesOf(
          masters.filter(
            ({ isWanted, isGoing, isMarked }) =>
              !isWanted && !isGoing && !isMarked,
          ),
        )
      : [],
    keep: machinesOf(
      masters.filter(({ isWanted, isGoing, isMarked }) => {
        return isWanted && !isGoing && isMarked;
      }),
    ),
    replace:
      controlPlane && !isShrinking
        ? findReplaced(masters, controlPlane, wanted.size)
        : undefined,
    waitsFor: [
      ...masters
        .filter(({ host, isWanted }) => host && !isWanted)
        .map(({ host }) => `control plane host '${host}' to leave`),
      // one that BYOH took its host from still counts for Cluster API
      ...masters
        .filter(({ host, isGoing }) => !host && isGoing)
        .map(
          ({ machine }) =>
            `control plane machine '${machine.metadata.name}' to go`,
        ),
      ...(isStale ? ['Cluster API to make a control plane machine anew'] : []),
    ],
  };
}
