import { annotations, MachineV1beta1 as Machine } from '@o2ims-portal/api';
import { machinesToDelete } from './machinesToDelete';

function machine(
  name: string,
  options: {
    hour?: number;
    health?: 'True' | 'False' | 'Unknown';
    provisioning?: boolean;
    deleting?: boolean;
    marked?: boolean;
  } = {},
): Machine {
  const { hour = 1, health = 'True', provisioning, deleting, marked } = options;
  const time = `2026-01-01T0${hour}:00:00Z`;
  return {
    apiVersion: 'v1',
    kind: 'Machine',
    metadata: {
      name,
      creationTimestamp: time,
      ...(deleting && { deletionTimestamp: time }),
      annotations: { ...(marked && { [annotations.deleteMachine]: '' }) },
    },
    status: {
      ...(!provisioning && {
        nodeRef: { apiVersion: 'v1', kind: 'Node', name },
      }),
      conditions: [
        { type: 'NodeHealthy', status: health, lastTransitionTime: time },
      ],
    },
  };
}

describe('machinesToDelete', () => {
  const old = machine('old', { hour: 1 });
  const young = machine('young', { hour: 9 });
  const all = [
    old,
    machine('sick', { health: 'False' }),
    machine('unseen', { health: 'Unknown' }),
    machine('nodeless', { provisioning: true }),
    machine('marked', { marked: true }),
    machine('going', { deleting: true }),
  ];

  it.each<[string, Machine[], number, string | undefined, string[]]>([
    ['none too many', all, 0, undefined, []],
    ['too few', all, -1, undefined, []],
    [
      'in this order',
      all,
      6,
      undefined,
      ['going', 'marked', 'nodeless', 'sick', 'old', 'unseen'],
    ],
    ['by name, when nothing else tells', [young, old], 1, 'Random', ['old']],
    ['the oldest', [young, old], 1, 'Oldest', ['old']],
    ['the newest', [old, young], 1, 'Newest', ['young']],
  ])('%s', (_, machines, count, policy, names) => {
    const chosen = machinesToDelete(machines, count, policy);
    expect(chosen.map(({ metadata }) => metadata.name)).toEqual(names);
  });
});
