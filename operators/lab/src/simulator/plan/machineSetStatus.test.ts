import { MachineV1beta1 as Machine } from '@o2ims-portal/api';
import { met, NewCondition, unmet } from '../model/conditions';
import { MachineGroup, Node } from '../model/objects';
import { NOW } from '../testing/planOf';
import { machineSetStatus } from './machineSetStatus';
import { WorkloadView } from './views';

const lastTransitionTime = '2026-01-01T00:00:00Z';
const base = { apiVersion: 'v1' };

function set(replicas: number, conditions: NewCondition[] = []): MachineGroup {
  return {
    ...base,
    kind: 'MachineSet',
    metadata: { name: 's', generation: 7 },
    spec: { clusterName: 'c', replicas },
    status: {
      conditions: conditions.map(it => ({ ...it, lastTransitionTime })),
    },
  };
}

function machine(name: string, nodeHealthy?: string): Machine {
  return {
    ...base,
    kind: 'Machine',
    metadata: { name },
    status: {
      nodeRef: { ...base, kind: 'Node', name },
      conditions: nodeHealthy
        ? [{ type: 'NodeHealthy', status: 'True', lastTransitionTime }]
        : [],
    },
  };
}

function node(name: string, ready = 'True'): Node {
  return {
    ...base,
    kind: 'Node',
    metadata: { name },
    status: { conditions: [{ type: 'Ready', status: ready }] },
  };
}

const ready: Pick<WorkloadView, 'state' | 'nodes'> = {
  state: 'ready',
  nodes: [node('a'), node('b', 'Unknown')],
};
const scalingUp = unmet('Resized', 'ScalingUp', 'Warning', 'before');

describe('machineSetStatus', () => {
  it.each<
    [
      string,
      Omit<Parameters<typeof machineSetStatus>[0], 'workload'> & {
        state?: 'starting';
      },
      [replicas?: number, readyReplicas?: number],
      string,
      string | undefined,
    ]
  >([
    [
      'none so far',
      { set: set(1), machines: [] },
      [undefined, undefined],
      'Scaling up MachineSet to 1 replicas (actual 0)',
      undefined,
    ],
    [
      'none may be made',
      { set: set(1), machines: [], blocked: 'not now' },
      [undefined, undefined],
      'Scaling up MachineSet to 1 replicas (actual 0)',
      'not now',
    ],
    [
      'a machine that is ready',
      { set: set(1, [scalingUp]), machines: [machine('a')] },
      [1, 1],
      'True',
      'True',
    ],
    [
      'a machine whose node is not heard of',
      { set: set(1, [scalingUp]), machines: [machine('b')] },
      [1, undefined],
      'before',
      'True',
    ],
    [
      'a machine whose node is gone',
      { set: set(1, [met('Resized')]), machines: [machine('x')] },
      [1, undefined],
      'True',
      'True',
    ],
    [
      'nobody can be asked for the node',
      { set: set(1), machines: [machine('x', 'True')], state: 'starting' },
      [1, 1],
      'True',
      'True',
    ],
    [
      'one too many',
      { set: set(1), machines: [machine('a'), machine('b')] },
      [2, 1],
      'Scaling down MachineSet to 1 replicas (actual 2)',
      'True',
    ],
  ])(
    '%s',
    (_, { state, ...facts }, [replicas, readyReplicas], resized, created) => {
      const status = machineSetStatus(
        { ...facts, workload: state ? { state, nodes: [] } : ready },
        NOW,
      );
      const said = (type: string) => {
        const condition = status.conditions?.find(it => it.type === type);
        return condition?.message ?? condition?.status;
      };
      expect(status).toMatchObject({
        replicas,
        readyReplicas,
        availableReplicas: readyReplicas,
        observedGeneration: 7,
      });
      expect(said('Resized')).toBe(resized);
      expect(said('MachinesCreated')).toBe(created);
    },
  );
});
