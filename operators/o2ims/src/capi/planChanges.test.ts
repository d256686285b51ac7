import {
  Cluster,
  KubernetesObject,
  Machine,
  MachineDeployment,
} from '@o2ims-portal/api';
import { PlannedHost } from '@o2ims-portal/host-rules';
import { byoHost, capiMachine, clusterPlan } from '../__testUtils__/objects';
import { ClusterPlan } from '../plan/ClusterPlan';
import { ActualObjects, planChanges } from './planChanges';
import { renderCluster } from './v1beta1/renderCluster';

const owner = {
  name: 'core',
  uid: 'uid',
  namespace: 'default',
  annotations: {},
};
const host = (id: number, role: PlannedHost['role']): PlannedHost => ({
  name: `byoh-${id}`,
  uid: `uid-of-byoh-${id}`,
  hostId: `${id}`,
  role,
});
const planOf = (
  masters: number[],
  workers: number[],
  more: Partial<ClusterPlan> = {},
) =>
  clusterPlan({
    hosts: [
      ...masters.map(id => host(id, 'control-plane')),
      ...workers.map(id => host(id, 'worker')),
    ],
    ...more,
  });

/** A cluster that is as planned, and settled. */
function made(plan: ClusterPlan): ActualObjects & { cluster: Cluster } {
  const [cluster, ...others] = renderCluster(plan, owner).map(
    ({ object }) => object as KubernetesObject,
  );
  const settled = (object: KubernetesObject) => {
    const { replicas } = (object as MachineDeployment).spec ?? {};
    return replicas === undefined
      ? object
      : {
          ...object,
          metadata: { ...object.metadata, generation: 1 },
          status: {
            observedGeneration: 1,
            replicas,
            readyReplicas: replicas,
            updatedReplicas: replicas,
          },
        };
  };
  const machineOn = ({ name, hostId, role }: PlannedHost): Machine =>
    capiMachine({
      name: `machine-of-${name}`,
      workerOn: role === 'worker' ? hostId : undefined,
      status: {
        phase: 'Running',
        nodeRef: { apiVersion: 'v1', kind: 'Node', name },
        conditions: [
          { type: 'NodeHealthy', status: 'True', lastTransitionTime: '' },
        ],
      },
    });
  return {
    cluster: cluster as Cluster,
    others: others.map(settled),
    machines: plan.hosts.map(machineOn),
    hosts: plan.hosts.map(({ name, hostId }) =>
      byoHost({ name, hostId, cluster: 'core', machine: `machine-of-${name}` }),
    ),
  };
}

function change(actual: ActualObjects, plan: ClusterPlan) {
  const changes = planChanges({
    plan,
    rendered: renderCluster(plan, owner),
    actual,
  });
  const name = ({ kind, metadata }: KubernetesObject) =>
    `${kind}/${metadata.name}`;
  return {
    apply: changes.apply.map(({ object }) => name(object)),
    remove: changes.remove.map(name),
    goFirst: changes.goFirst.map(name),
    keep: changes.keep.map(name),
    replace: changes.replace && name(changes.replace),
    waitsFor: changes.waitsFor,
  };
}

const nothing = {
  apply: [],
  remove: [],
  goFirst: [],
  keep: [],
  replace: undefined,
  waitsFor: [],
};

it('has nothing to do for a cluster that is as planned', () => {
  const plan = planOf([1, 2, 3], [4, 5]);
  expect(change(made(plan), plan)).toEqual(nothing);
});

it('makes everything of a cluster that is not there, the Cluster first', () => {
  const plan = planOf([1], [2]);
  const { apply } = change({ others: [], machines: [], hosts: [] }, plan);
  expect(apply).toEqual([
    'Cluster/core',
    'ByoCluster/core',
    'ByoMachineTemplate/core-control-plane',
    'KubeadmControlPlane/core-control-plane',
    'KubeadmConfigTemplate/core-worker',
    'ByoMachineTemplate/core-worker-2',
    'MachineDeployment/core-worker-2',
  ]);
});

it('heals what somebody changed or removed', () => {
  const plan = planOf([1], [2]);
  const actual = made(plan);
  const others = actual.others
    .filter(({ kind }) => kind !== 'ByoCluster')
    .map(object =>
      object.kind === 'MachineDeployment'
        ? { ...object, spec: { ...(object as any).spec, replicas: 0 } }
        : object,
    );
  expect(change({ ...actual, others }, plan)).toMatchObject({
    apply: ['ByoCluster/core', 'MachineDeployment/core-worker-2'],
  });
});

it('adds a worker', () => {
  const before = planOf([1], [2]);
  expect(change(made(before), planOf([1], [2, 3]))).toEqual({
    ...nothing,
    apply: [
      'Cluster/core',
      'ByoMachineTemplate/core-worker-3',
      'MachineDeployment/core-worker-3',
    ],
  });
});

it('removes a worker: its machine first, then what that was made from', () => {
  const before = planOf([1], [2, 3]);
  const after = planOf([1], [2]);
  const actual = made(before);
  expect(change(actual, after)).toEqual({
    ...nothing,
    apply: ['Cluster/core'],
    remove: ['MachineDeployment/core-worker-3'],
    waitsFor: ["MachineDeployment 'core-worker-3' to go"],
  });
  const others = actual.others.filter(
    ({ kind, metadata }) =>
      kind !== 'MachineDeployment' || metadata.name !== 'core-worker-3',
  );
  expect(change({ ...actual, others }, after)).toMatchObject({
    remove: ['ByoMachineTemplate/core-worker-3'],
    waitsFor: [],
  });
});

describe('hosts that left', () => {
  const plan = planOf([1, 2, 3], [4]);
  const settled = (actual: ActualObjects) =>
    planChanges({ plan, rendered: renderCluster(plan, owner), actual })
      .isSettled;
  /** Some masters of which are not ready. */
  const broken = (
    actual: ActualObjects,
    status: object = {},
  ): ActualObjects => ({
    ...actual,
    others: actual.others.map(object =>
      object.kind === 'KubeadmControlPlane'
        ? {
            ...object,
            status: {
              observedGeneration: 1,
              replicas: 3,
              readyReplicas: 1,
              ...status,
            },
          }
        : object,
    ),
  });

  it('are free of machines when all is done', () => {
    expect(settled(made(plan))).toBe(true);
    expect(settled(made(planOf([1, 2, 3], [4, 5])))).toBe(false);
  });

  it('are so too while the control plane is broken, if all its machines have their hosts', () => {
    const actual = made(plan);
    expect(settled(broken(actual))).toBe(true);
    expect(settled(broken(actual, { replicas: 2 }))).toBe(false);
    expect(settled(broken(actual, { observedGeneration: 0 }))).toBe(false);
    // BYOH could give one of them a host that left
    expect(settled(broken({ ...actual, hosts: actual.hosts.slice(1) }))).toBe(
      false,
    );
    expect(
      settled(broken({ ...actual, machines: actual.machines.slice(1) })),
    ).toBe(false);
  });
});

it('removes the last worker with all that workers share', () => {
  const actual = made(planOf([1], [2]));
  const others = actual.others.filter(
    ({ kind }) => kind !== 'MachineDeployment',
  );
  expect(change({ ...actual, others }, planOf([1], [])).remove).toEqual([
    'KubeadmConfigTemplate/core-worker',
    'ByoMachineTemplate/core-worker-2',
  ]);
});

describe('a control plane', () => {
  it('grows', () => {
    expect(change(made(planOf([1], [])), planOf([1, 2, 3], []))).toEqual({
      ...nothing,
      apply: [
        'Cluster/core',
        'ByoMachineTemplate/core-control-plane',
        'KubeadmControlPlane/core-control-plane',
      ],
    });
  });

  it('shrinks by the hosts that are not wanted any more', () => {
    const actual = made(planOf([1, 2, 3], []));
    const after = planOf([2], []);
    expect(change(actual, after)).toMatchObject({
      goFirst: ['Machine/machine-of-byoh-1', 'Machine/machine-of-byoh-3'],
      replace: undefined,
      waitsFor: [
        "control plane host 'byoh-1' to leave",
        "control plane host 'byoh-3' to leave",
      ],
    });
    const marked = actual.machines.map(machine => ({
      ...machine,
      metadata: {
        ...machine.metadata,
        annotations: { 'cluster.x-k8s.io/delete-machine': '' },
      },
    }));
    expect(change({ ...actual, machines: marked }, after).goFirst).toEqual([]);
  });

  const replaced = planOf([1, 2, 4], []);
  const applied = (actual: ActualObjects): ActualObjects => ({
    ...actual,
    others: made(replaced).others,
    cluster: made(replaced).cluster,
  });

  it('replaces a host by deleting its machine', () => {
    const actual = applied(made(planOf([1, 2, 3], [])));
    expect(change(actual, replaced)).toEqual({
      ...nothing,
      replace: 'Machine/machine-of-byoh-3',
      waitsFor: ["control plane host 'byoh-3' to leave"],
    });
  });

  /** With something else known of some Machines, by the number of their host. */
  const withMachines = (
    actual: ActualObjects,
    ...known: [id: number, become: (machine: Machine) => Machine | undefined][]
  ): ActualObjects => ({
    ...actual,
    machines: actual.machines.flatMap(machine => {
      const become = known.find(
        ([id]) => machine.metadata.name === `machine-of-byoh-${id}`,
      )?.[1];
      return (become ? become(machine) : machine) ?? [];
    }),
  });
  const sick = (machine: Machine): Machine => ({
    ...machine,
    status: { ...machine.status, conditions: [] },
  });
  const going = (machine: Machine): Machine => ({
    ...machine,
    metadata: { ...machine.metadata, deletionTimestamp: 'now' },
  });
  const marked = (machine: Machine): Machine => ({
    ...machine,
    metadata: {
      ...machine.metadata,
      annotations: { 'cluster.x-k8s.io/delete-machine': '' },
    },
  });
  const notJoined = (machine: Machine): Machine => ({
    ...machine,
    status: { phase: 'Provisioning' },
  });

  it('waits with that until all others are healthy', () => {
    const actual = applied(made(planOf([1, 2, 3], [])));
    expect(
      change(withMachines(actual, [1, sick]), replaced).replace,
    ).toBeUndefined();
  });

  it('replaces a broken host', () => {
    const actual = applied(made(planOf([1, 2, 3], [])));
    expect(change(withMachines(actual, [3, sick]), replaced).replace).toBe(
      'Machine/machine-of-byoh-3',
    );
  });

  it('replaces a host that never joined, though others are still to come', () => {
    const actual = applied(made(planOf([1, 2, 3], [])));
    const joining = withMachines(actual, [3, notJoined], [2, () => undefined]);
    expect(change(joining, replaced).replace).toBe('Machine/machine-of-byoh-3');
    // without any other there is no cluster that it could join
    const alone = withMachines(joining, [1, () => undefined]);
    expect(change(alone, replaced).replace).toBeUndefined();
  });

  it('replaces one of several at a time, whatever Cluster API counts', () => {
    const two = planOf([1, 4, 5], []);
    const actual = {
      ...made(planOf([1, 2, 3], [])),
      others: made(two).others,
      cluster: made(two).cluster,
    };
    expect(change(actual, two).replace).toBe('Machine/machine-of-byoh-2');
    expect(change(withMachines(actual, [2, going]), two)).toMatchObject({
      replace: undefined,
      waitsFor: [
        "control plane host 'byoh-2' to leave",
        "control plane host 'byoh-3' to leave",
      ],
    });
  });

  it('gives up a machine that has no host yet before those that are to stay', () => {
    const actual = made(planOf([1, 2, 3], []));
    const hosts = actual.hosts.slice(0, 1);
    expect(change({ ...actual, hosts }, planOf([1], [])).goFirst).toEqual([
      'Machine/machine-of-byoh-2',
      'Machine/machine-of-byoh-3',
    ]);
  });

  it('takes back the mark of a machine that is to stay after all', () => {
    const plan = planOf([1, 2, 3], []);
    const actual = withMachines(made(plan), [2, marked]);
    expect(change(actual, plan)).toMatchObject({
      keep: ['Machine/machine-of-byoh-2'],
      goFirst: [],
    });
  });

  it('does not take Cluster API at its word before it has noticed what is gone', () => {
    const plan = planOf([1, 2, 3], []);
    const actual = withMachines(made(plan), [2, () => undefined]);
    expect(change(actual, plan).waitsFor).toEqual([
      'Cluster API to make a control plane machine anew',
    ]);
  });
});

it('waits for a machine to go that has no host any more', () => {
  const plan = planOf([1, 2, 3], []);
  const actual = made(plan);
  const machines = actual.machines.map((machine, i) =>
    i === 0
      ? {
          ...machine,
          metadata: { ...machine.metadata, deletionTimestamp: 'now' },
        }
      : machine,
  );
  const hosts = actual.hosts.slice(1);
  expect(change({ ...actual, machines, hosts }, plan).waitsFor).toEqual([
    "control plane machine 'machine-of-byoh-1' to go",
  ]);
});

describe('an upgrade', () => {
  const before = planOf([1], [2, 3]);
  const after = { ...before, kubernetesVersion: 'v1.33.0' };

  /** As `actual`, with what is upgraded as it is when that is done. */
  function upgraded(...names: string[]): ActualObjects {
    const wanted = made(after).others;
    const actual = made(before);
    return {
      ...actual,
      cluster: made(after).cluster,
      others: actual.others.map(object =>
        names.includes(object.metadata.name)
          ? wanted.find(
              ({ kind, metadata }) =>
                kind === object.kind && metadata.name === object.metadata.name,
            )!
          : object,
      ),
    };
  }

  it('makes no new worker before the control plane is done', () => {
    const more = { ...after, hosts: planOf([1], [2, 3, 4]).hosts };
    const { apply, waitsFor } = change(made(before), more);
    expect(apply).not.toContain('MachineDeployment/core-worker-4');
    expect(waitsFor).toContain(
      'core-worker-4 to be made after the control plane is upgraded',
    );
  });

  it('begins with the control plane', () => {
    expect(change(made(before), after)).toEqual({
      ...nothing,
      apply: ['Cluster/core', 'KubeadmControlPlane/core-control-plane'],
      waitsFor: [
        'core-worker-2 to be upgraded after the control plane',
        'core-worker-3 to be upgraded after the control plane',
      ],
    });
  });

  it('goes on with one worker', () => {
    expect(change(upgraded('core-control-plane'), after)).toMatchObject({
      apply: ['MachineDeployment/core-worker-2'],
      waitsFor: ['core-worker-3 to be upgraded after another worker'],
    });
  });

  it('takes the next one when that is ready', () => {
    const actual = upgraded('core-control-plane', 'core-worker-2');
    expect(change(actual, after)).toEqual({
      ...nothing,
      apply: ['MachineDeployment/core-worker-3'],
    });
    const others = actual.others.map(object =>
      object.kind === 'MachineDeployment' &&
      object.metadata.name === 'core-worker-2'
        ? { ...object, status: { observedGeneration: 1, replicas: 1 } }
        : object,
    );
    expect(change({ ...actual, others }, after)).toMatchObject({ apply: [] });
  });
});

describe('a change of taints', () => {
  const withTaints = (plan: ClusterPlan, ...ids: number[]): ClusterPlan => ({
    ...plan,
    hosts: plan.hosts.map(it =>
      ids.includes(Number(it.hostId))
        ? { ...it, taints: [{ key: 'dedicated', effect: 'NoSchedule' }] }
        : it,
    ),
  });
  const before = planOf([1], [2, 3]);
  const after = withTaints(before, 2, 3);
  const config = renderCluster(after, owner).find(
    ({ object }) => object.kind === 'KubeadmConfigTemplate',
  )!.object.metadata.name;

  /** As before, with some MachineDeployments, and what they are made from, as they are after that. */
  function changed(...names: string[]): ActualObjects {
    const actual = made(before);
    const wanted = made(after);
    return {
      ...actual,
      cluster: wanted.cluster,
      others: [
        ...actual.others.map(
          object =>
            wanted.others.find(
              ({ kind, metadata: { name } }) =>
                kind === 'MachineDeployment' &&
                kind === object.kind &&
                name === object.metadata.name &&
                names.includes(name),
            ) ?? object,
        ),
        ...wanted.others.filter(({ metadata }) => metadata.name === config),
      ],
    };
  }

  it('makes one worker after the other anew', () => {
    expect(change(made(before), after)).toEqual({
      ...nothing,
      apply: [
        'Cluster/core',
        `KubeadmConfigTemplate/${config}`,
        'MachineDeployment/core-worker-2',
      ],
      waitsFor: ['core-worker-3 to be made anew after another worker'],
    });
  });

  it('waits until that one is ready, and takes the next', () => {
    const actual = changed('core-worker-2');
    const others = actual.others.map(object =>
      object.metadata.name === 'core-worker-2' && 'status' in object
        ? { ...object, status: { observedGeneration: 1, replicas: 1 } }
        : object,
    );
    expect(change({ ...actual, others }, after)).toEqual({
      ...nothing,
      waitsFor: ['core-worker-3 to be made anew after another worker'],
    });
    expect(change(actual, after)).toEqual({
      ...nothing,
      apply: ['MachineDeployment/core-worker-3'],
    });
  });

  it('removes what workers were made from when none is any more', () => {
    expect(change(changed('core-worker-2', 'core-worker-3'), after)).toEqual({
      ...nothing,
      remove: ['KubeadmConfigTemplate/core-worker'],
    });
  });

  it('is done to masters by Cluster API, and to labels where they are', () => {
    const three = planOf([1, 2, 3], [4]);
    const labelled = {
      ...withTaints(three, 1, 2, 3),
      hosts: withTaints(three, 1, 2, 3).hosts.map(it => ({
        ...it,
        labels: { 'node.cluster.x-k8s.io/rack': 'r1' },
      })),
    };
    expect(change(made(three), labelled)).toEqual({
      ...nothing,
      apply: [
        'Cluster/core',
        'KubeadmControlPlane/core-control-plane',
        'MachineDeployment/core-worker-4',
      ],
    });
  });
});
