import { annotations, KubeadmControlPlane, Machine } from '@o2ims-portal/api';
import { ClusterPlan, hostsOf } from '../plan/ClusterPlan';
import { hostOfMachine, isControlPlaneMachine } from '../status/machines';
import { ActualObjects, ClusterChanges } from './planChanges';

function isNodeHealthy({ status }: Machine): boolean {
  return (
    status?.conditions?.some(
      ({ type, status: value }) => type === 'NodeHealthy' && value === 'True',
    ) ?? false
  );
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
  controlPlane?: KubeadmControlPlane;
  actual: Pick<ActualObjects, 'machines' | 'hosts'>;
}): Pick<ClusterChanges, 'goFirst' | 'replace' | 'waitsFor'> {
  const { plan, controlPlane, actual } = options;
  const wanted = hostsOf(plan, 'control-plane').map(({ name }) => name);
  const masters = actual.machines.filter(isControlPlaneMachine);
  const leaving = masters
    .map(machine => ({
      machine,
      host: hostOfMachine(machine, actual.hosts)?.metadata.name,
    }))
    .filter(({ host }) => host !== undefined && !wanted.includes(host));
  const waitsFor = leaving.map(
    ({ host }) => `control plane host '${host}' to leave`,
  );
  const stay = leaving
    .map(({ machine }) => machine)
    .filter(({ metadata }) => !metadata.deletionTimestamp);
  const { replicas = 1 } = controlPlane?.spec ?? {};
  if (!controlPlane || stay.length === 0) {
    return { goFirst: [], waitsFor };
  }
  if (replicas > wanted.length) {
    const marked = ({ metadata }: Machine) =>
      metadata.annotations?.[annotations.deleteMachine] !== undefined;
    return { goFirst: stay.filter(machine => !marked(machine)), waitsFor };
  }
  const complete =
    replicas === wanted.length && masters.length === replicas && replicas > 1;
  const broken = stay.filter(machine => !isNodeHealthy(machine));
  const { readyReplicas = 0 } = controlPlane.status ?? {};
  const othersReady = broken.length > 0 ? readyReplicas : readyReplicas - 1;
  return {
    goFirst: [],
    replace:
      complete && othersReady >= replicas - 1
        ? broken[0] ?? stay[0]
        : undefined,
    waitsFor,
  };
}
