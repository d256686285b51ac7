import { MachineV1beta1 as Machine } from '@o2ims-portal/api';
import { NewCondition } from '../model/conditions';
import { Node } from '../model/objects';
import {
  controlPlaneComponents,
  machineComponents,
} from './componentConditions';

const base = { apiVersion: 'v1' };
const node: Node = { ...base, kind: 'Node', metadata: { name: 'n' } };
const unreachable: Node = {
  ...node,
  spec: {
    taints: [{ key: 'node.kubernetes.io/unreachable', effect: 'NoExecute' }],
  },
};

function machine(name: string, options: { deleting?: boolean } = {}): Machine {
  return {
    ...base,
    kind: 'Machine',
    metadata: {
      name,
      ...(options.deleting && { deletionTimestamp: '2026-01-01T00:00:00Z' }),
    },
    status: { nodeRef: { ...base, kind: 'Node', name: 'n' } },
  };
}

function says(it: Machine, on: Node | undefined): Machine {
  const lastTransitionTime = '2026-01-01T00:00:00Z';
  const conditions = machineComponents(it, on).map(condition => ({
    ...condition,
    lastTransitionTime,
  }));
  return { ...it, status: { ...it.status, conditions } };
}

const inWords = ({ status, reason, severity, message }: NewCondition) =>
  [status, reason, severity, message].filter(Boolean).join(' ');

describe('conditions of control plane components', () => {
  it.each<[string, Machine[], [string, string] | []]>([
    ['nothing before there is a node', [{ ...machine('a'), status: {} }], []],
    ['all well', [says(machine('a'), node)], ['True', 'True']],
    [
      'one that goes',
      [says(machine('b', { deleting: true }), node), says(machine('a'), node)],
      [
        'False ControlPlaneComponentsUnhealthy Info Following Machines are reporting control plane info: b',
        'False EtcdClusterUnhealthy Info Following Machines are reporting etcd member info: b',
      ],
    ],
    [
      'one whose node somebody deleted',
      [says(machine('a'), undefined), says(machine('b'), node)],
      [
        'False ControlPlaneComponentsUnhealthy Error Following Machines are reporting control plane errors: a',
        'True',
      ],
    ],
    [
      'one of several that cannot be seen',
      [says(machine('a'), unreachable), says(machine('b'), node)],
      ['True', 'True'],
    ],
    [
      'the only one cannot be seen',
      [says(machine('a'), unreachable)],
      [
        'Unknown ControlPlaneComponentsUnknown Following Machines are reporting unknown control plane status: a',
        'True',
      ],
    ],
  ])('%s', (_, machines, expected) => {
    expect(controlPlaneComponents(machines).map(inWords)).toEqual(expected);
  });

  it('says that etcd is unhealthy while a master joins', () => {
    const [, etcd] = controlPlaneComponents(
      [says(machine('a'), node), { ...machine('b'), status: {} }],
      ['n', 'm'],
    );
    expect(inWords(etcd)).toBe(
      'False EtcdClusterUnhealthy Error Etcd member m does not have a corresponding Machine',
    );
  });
});
