import { annotations, MachineV1beta1 as Machine } from '@o2ims-portal/api';
import { componentConditions } from './componentConditions';
import { controlPlaneStep } from './controlPlaneStep';

/** The machine of the hour: created at it, running, and healthy unless something else is said. */
function machine(
  hour: number,
  options: {
    components?: 'True' | 'False' | 'Unknown';
    provisioning?: boolean;
    deleting?: boolean;
    marked?: boolean;
  } = {},
): Machine {
  const { components = 'True', provisioning, deleting, marked } = options;
  return {
    apiVersion: 'v1',
    kind: 'Machine',
    metadata: {
      name: `m${hour}`,
      creationTimestamp: `2026-01-01T0${hour}:00:00Z`,
      ...(deleting && { deletionTimestamp: '2026-01-02T00:00:00Z' }),
      annotations: { ...(marked && { [annotations.deleteMachine]: '' }) },
    },
    ...(!provisioning && {
      status: {
        nodeRef: { apiVersion: 'v1', kind: 'Node', name: `n${hour}` },
        conditions: componentConditions.map(type => ({
          type,
          status: components,
          lastTransitionTime: '2026-01-01T00:00:00Z',
        })),
      },
    }),
  };
}

const [one, two, three, four] = [1, 2, 3, 4].map(hour => machine(hour));

describe('controlPlaneStep', () => {
  it.each<
    [
      string,
      {
        replicas: number;
        machines: Machine[];
        outdated?: Machine[];
        maxSurge?: number;
      },
      string | undefined,
    ]
  >([
    ['the first', { replicas: 3, machines: [] }, 'initialize'],
    ['one more', { replicas: 3, machines: [one] }, 'join'],
    ['enough', { replicas: 3, machines: [one, two, three] }, undefined],
    [
      'no more before the last has a node',
      { replicas: 3, machines: [one, machine(2, { provisioning: true })] },
      undefined,
    ],
    [
      'no more while one cannot be seen',
      { replicas: 3, machines: [one, machine(2, { components: 'Unknown' })] },
      undefined,
    ],
    [
      'no more while one goes',
      { replicas: 3, machines: [one, machine(2, { deleting: true })] },
      undefined,
    ],
    ['too many: the oldest', { replicas: 1, machines: [two, one] }, 'm1'],
    [
      'too many: the one that is marked',
      { replicas: 1, machines: [one, two, machine(3, { marked: true })] },
      'm3',
    ],
    [
      'too many, but one goes already',
      { replicas: 1, machines: [one, two, machine(3, { deleting: true })] },
      undefined,
    ],
    [
      'too many, but one of those that stay is broken',
      { replicas: 1, machines: [one, machine(2, { components: 'False' })] },
      undefined,
    ],
    [
      'too many, and the one to go is broken',
      {
        replicas: 1,
        machines: [one, machine(2, { components: 'False', marked: true })],
      },
      'm2',
    ],
    [
      'outdated: one more first',
      { replicas: 1, machines: [one], outdated: [one] },
      'join',
    ],
    [
      'outdated: then the old one goes',
      { replicas: 1, machines: [one, two], outdated: [one] },
      'm1',
    ],
    [
      'outdated: not before the new one is there',
      {
        replicas: 1,
        machines: [one, machine(2, { provisioning: true })],
        outdated: [one],
      },
      undefined,
    ],
    [
      'outdated without a surge: one goes first',
      {
        replicas: 3,
        machines: [one, two, three],
        outdated: [two, three],
        maxSurge: 0,
      },
      'm2',
    ],
    [
      'outdated without a surge: its successor comes',
      { replicas: 3, machines: [three, four], outdated: [three], maxSurge: 0 },
      'join',
    ],
    [
      'outdated and marked before the rest',
      (() => {
        const marked = machine(3, { marked: true });
        return {
          replicas: 3,
          machines: [one, two, marked],
          outdated: [one, two, marked],
          maxSurge: 0,
        };
      })(),
      'm3',
    ],
    [
      'marked before outdated',
      {
        replicas: 3,
        machines: [one, two, three, machine(4, { marked: true })],
        outdated: [one, two],
      },
      'm4',
    ],
    [
      'outdated and broken before other outdated ones',
      (() => {
        const broken = machine(3, { components: 'False' });
        return {
          replicas: 3,
          machines: [one, two, broken],
          outdated: [one, two, broken],
          maxSurge: 0,
        };
      })(),
      'm3',
    ],
  ])('%s', (_, facts, expected) => {
    const step = controlPlaneStep({ maxSurge: 1, outdated: [], ...facts });
    expect(
      step?.verb === 'delete' ? step.machine.metadata.name : step?.verb,
    ).toBe(expected);
  });
});
