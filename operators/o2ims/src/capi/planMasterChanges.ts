import { annotations } from '@o2ims-portal/api';
import { ClusterPlan, hostsOf } from '../plan/ClusterPlan';
import { hostOfMachine, isControlPlaneMachine } from '../status/machines';
import { ActualObjects, ClusterChanges } from './planChanges';
import { toMachineView } from './view/toViews';
import { ControlPlaneView, MachineView } from './view/views';

function isNodeHealthy({ conditions }: MachineView): boolean {
  return conditions.some(({ type, met }) => type === 'NodeHealthy' && met);
}

/**
 * What has to be done to the Machines of a control plane for its hosts to become those that are planned; the rest
 * Cluster API does by itself when the number of replicas and the hosts to select from change.
 *
 * Where one host takes the place of another the old Machine is deleted first, broken ones before others, one at a
 * time and only while all others are ready: etcd keeps its majority.
 */
export function planMasterChanges(options: {
  plan: ClusterPlan;
  controlPlane?: ControlPlaneView;
  actual: Pick<ActualObjects, 'machines' | 'hosts'>;
}): Pick<ClusterChanges, 'goFirst' | 'replace' | 'waitsFor'> {
  const { plan, controlPlane, actual } = options;
  const wanted = hostsOf(plan, 'control-plane').map(({ name }) => name);
  const masters = actual.machines
    .map(machine => ({ machine, view: toMachineView(machine) }))
    .filter(({ view }) => isControlPlaneMachine(view));
  const placed = masters.map(({ machine, view }) => ({
    machine,
    view,
    host: hostOfMachine(view, actual.hosts)?.metadata.name,
  }));
  const leaving = placed.filter(
    ({ host }) => host !== undefined && !wanted.includes(host),
  );
  // one that BYOH took its host from still counts for Cluster API
  const homeless = placed.filter(
    ({ host, machine }) => !host && machine.metadata.deletionTimestamp,
  );
  const waitsFor = [
    ...leaving.map(({ host }) => `control plane host '${host}' to leave`),
    ...homeless.map(
      ({ machine }) => `control plane machine '${machine.metadata.name}' to go`,
    ),
  ];
  const stay = leaving.filter(
    ({ machine: { metadata } }) => !metadata.deletionTimestamp,
  );
  if (!controlPlane || stay.length === 0) {
    return { goFirst: [], waitsFor };
  }
  const { replicasWanted, replicasReady } = controlPlane;
  if (replicasWanted > wanted.length) {
    const goFirst = stay
      .map(({ machine }) => machine)
      .filter(
        ({ metadata }) =>
          metadata.annotations?.[annotations.deleteMachine] === undefined,
      );
    return { goFirst, waitsFor };
  }
  const isComplete =
    replicasWanted === wanted.length &&
    masters.length === replicasWanted &&
    replicasWanted > 1;
  const broken = stay.filter(({ view }) => !isNodeHealthy(view));
  const othersReady = broken.length > 0 ? replicasReady : replicasReady - 1;
  const [next] = broken.length > 0 ? broken : stay;
  return {
    goFirst: [],
    replace:
      isComplete && othersReady >= replicasWanted - 1
        ? next.machine
        : undefined,
    waitsFor,
  };
}
