import {
  Condition,
  pausedCondition,
  StageCondition,
  stageConditions,
} from '@o2ims-portal/api';
import {
  byoHost,
  capiCluster,
  capiMachine,
  clusterPlan,
  kubeadmControlPlane,
  machineDeployment,
} from '../__testUtils__/objects';
import { ClusterObjects, toObservedCluster } from './ObservedCluster';
import { toStages } from './toStages';

const start = Date.parse('2026-01-01T00:00:00.000Z');
const later = (ms: number) => new Date(start + ms);

const limits = {
  InfrastructureReady: 1_000,
  ControlPlaneReady: 10_000,
  WorkersReady: 20_000,
};

const infrastructure = capiCluster({ infrastructureReady: true });
const controlPlane = kubeadmControlPlane({
  initialized: true,
  readyReplicas: 1,
});
const worker = machineDeployment('2', { readyReplicas: 1 });

const nothing: ClusterObjects = {
  plan: clusterPlan(),
  cluster: capiCluster(),
  machineDeployments: [machineDeployment('2')],
  machines: [],
  hosts: [],
};
const all: ClusterObjects = {
  ...nothing,
  cluster: infrastructure,
  controlPlane,
  machineDeployments: [worker],
};

/** The first stages up to one done, each after its own time in milliseconds; the others not, from the start on. */
function doneUpTo(times: Partial<Record<StageCondition, number>>): Condition[] {
  return stageConditions.map(type => ({
    type,
    status: times[type] === undefined ? 'False' : 'True',
    reason: '',
    message: '',
    lastTransitionTime: later(times[type] ?? 0).toISOString(),
  }));
}

const applied = { Validated: 0, HostsReserved: 0, ResourcesApplied: 0 };

function stages(
  observed: ClusterObjects,
  options: {
    times?: Parameters<typeof doneUpTo>[0];
    /** When a pause ended. */
    resumed?: number;
    at?: number;
  } = {},
) {
  const { resumed } = options;
  const { reports, requeueAfterMs } = toStages({
    observed: toObservedCluster(observed),
    conditions: [
      ...doneUpTo(options.times ?? applied),
      ...(resumed === undefined
        ? []
        : [
            {
              type: pausedCondition,
              status: 'False' as const,
              reason: 'NotPaused',
              message: '',
              lastTransitionTime: later(resumed).toISOString(),
            },
          ]),
    ],
    limits,
    failureGraceMs: 5_000,
    now: later(options.at ?? 0),
  });
  return {
    reports,
    requeueAfterMs,
    outcome: reports.map(({ done, reason }) => (done ? 'done' : reason)),
  };
}

it('runs one stage after the other', () => {
  expect(stages(nothing).outcome).toEqual([
    'InProgress',
    'Waiting',
    'Waiting',
    'Waiting',
  ]);
  expect(stages({ ...nothing, cluster: infrastructure }).outcome).toEqual([
    'done',
    'InProgress',
    'Waiting',
    'Waiting',
  ]);
  expect(
    stages({ ...nothing, cluster: infrastructure, controlPlane }).outcome,
  ).toEqual(['done', 'done', 'InProgress', 'Waiting']);
  expect(stages(all).outcome).toEqual(['done', 'done', 'done', 'done']);
  expect(stages(all).requeueAfterMs).toBeUndefined();
});

it('lets a stage that is done early wait for the one before it', () => {
  const early = { ...all, controlPlane: kubeadmControlPlane() };
  expect(stages(early).outcome[2]).toBe('Waiting');
});

it.each([
  ['not initialized', { readyReplicas: 1 }],
  ['not ready', { initialized: true }],
  ['said nothing of', undefined],
])('does not believe a control plane that is %s', (_, status) => {
  const observed = { ...all, controlPlane: kubeadmControlPlane(status) };
  expect(stages(observed).outcome[1]).toBe('InProgress');
});

it('does not believe the phase of the Cluster', () => {
  const cluster = capiCluster({ phase: 'Provisioned' });
  expect(stages({ ...all, cluster }).outcome[0]).toBe('InProgress');
});

it('wants every worker that was planned, not only those that are there', () => {
  const plan = clusterPlan({
    hosts: [
      ...clusterPlan().hosts,
      { name: 'byoh-3', uid: '', hostId: '3', role: 'worker' },
    ],
  });
  const { reports } = stages({ ...all, plan });
  expect(reports[2]).toMatchObject({
    done: false,
    message: expect.stringContaining('1 of 2 workers ready; byoh-2: '),
  });
});

it('needs no workers where none were asked for', () => {
  const [master] = clusterPlan().hosts;
  const plan = clusterPlan({ hosts: [master] });
  const { reports } = stages({ ...all, plan, machineDeployments: [] });
  expect(reports[2]).toMatchObject({
    done: true,
    message: 'No workers were asked for',
  });
});

it('says what a stage waits for, in Cluster API\u2019s words where it has some', () => {
  const cluster = capiCluster({
    conditions: [
      {
        type: 'InfrastructureReady',
        status: 'False',
        message: 'endpoint missing',
        lastTransitionTime: later(0).toISOString(),
      },
    ],
  });
  expect(stages({ ...nothing, cluster }).reports[0].message).toBe(
    "Waits for Cluster API to prepare cluster 'core': endpoint missing",
  );
});

it('times a stage from the end of the one before it', () => {
  const times = { ...applied, InfrastructureReady: 900 };
  const observed = { ...nothing, cluster: infrastructure };
  const inTime = stages(observed, { times, at: 10_899 });
  expect(inTime.outcome[1]).toBe('InProgress');
  expect(inTime.requeueAfterMs).toBe(1);
  const late = stages(observed, { times, at: 10_900 });
  expect(late.outcome[1]).toBe('TimedOut');
  expect(late.requeueAfterMs).toBeUndefined();
  expect(late.reports[1].message).toContain(
    '"Starting the control plane" was not done within 10 s: 0 of 1 control-plane node ready; byoh-1: waits',
  );
});

it('goes on after it was too late', () => {
  expect(stages(all, { at: 1_000_000 }).outcome).toEqual(Array(4).fill('done'));
});

describe('when a cluster that was ready breaks', () => {
  const times = {
    ...applied,
    InfrastructureReady: 100,
    ControlPlaneReady: 200,
    WorkersReady: 300,
    Ready: 300,
  };
  const broken = {
    ...all,
    controlPlane: kubeadmControlPlane({ initialized: true, readyReplicas: 0 }),
  };

  it('says which stage, and leaves those that still hold', () => {
    const { outcome } = stages(broken, { times, at: 60_000 });
    expect(outcome).toEqual(['done', 'InProgress', 'done', 'Waiting']);
  });

  it('gives the stage its whole time again from then on', () => {
    const conditions = doneUpTo({ ...times, ControlPlaneReady: undefined }).map(
      condition =>
        condition.type === 'ControlPlaneReady'
          ? { ...condition, lastTransitionTime: later(60_000).toISOString() }
          : condition,
    );
    const at = (ms: number) =>
      toStages({
        observed: toObservedCluster(broken),
        conditions,
        limits,
        failureGraceMs: 0,
        now: later(ms),
      }).reports[1].reason;
    expect(at(69_999)).toBe('InProgress');
    expect(at(70_000)).toBe('TimedOut');
  });
});

describe('when something goes wrong', () => {
  const observed: ClusterObjects = {
    ...nothing,
    cluster: infrastructure,
    machines: [
      capiMachine({ name: 'core-m', status: { phase: 'Provisioning' } }),
    ],
    hosts: [
      byoHost({
        name: 'byoh-1',
        hostId: '1',
        machine: 'core-m',
        bootstrap: {
          reason: 'CloudInitExecutionFailed',
          severity: 'Error',
          lastTransitionTime: later(1_000).toISOString(),
        },
      }),
    ],
  };
  const times = { ...applied, InfrastructureReady: 0 };

  it('says so, and gives it time to mend itself', () => {
    const { reports, requeueAfterMs } = stages(observed, { times, at: 2_000 });
    expect(reports[1].reason).toBe('InProgress');
    expect(reports[1].message).toBe(
      "0 of 1 control-plane node ready; byoh-1: Provisioning, running kubeadm; tried again after ByoHost 'byoh-1': K8sNodeBootstrapSucceeded: CloudInitExecutionFailed (the log of its agent says more)",
    );
    expect(requeueAfterMs).toBe(4_000);
  });

  it('fails when it does not', () => {
    const { reports } = stages(observed, { times, at: 6_000 });
    expect(reports[1]).toMatchObject({
      reason: 'ClusterApiFailure',
      message: expect.stringContaining("ByoHost 'byoh-1'"),
    });
  });

  it('fails at once when Cluster API gives up', () => {
    const failed = {
      ...observed,
      controlPlane: kubeadmControlPlane({ failureReason: 'Unrecoverable' }),
      machines: [],
    };
    expect(stages(failed, { times }).outcome[1]).toBe('ClusterApiFailure');
  });

  it('takes no notice of it where the stage is done all the same', () => {
    const machines = observed.machines.map(machine => ({
      ...machine,
      status: {
        ...machine.status,
        nodeRef: { apiVersion: 'v1', kind: 'Node', name: 'byoh-1' },
      },
    }));
    expect(
      stages({ ...observed, controlPlane, machines }, { times }).outcome[1],
    ).toBe('done');
    // Cluster API's count may be of a machine that was replaced since
    expect(
      stages({ ...observed, controlPlane }, { times }).outcome[1],
    ).not.toBe('done');
  });
});

it('begins anew with the time that a stage may take when a pause ends', () => {
  const resumed = 60_000;
  const just = stages(nothing, { resumed, at: resumed + 999 });
  expect(just.outcome[0]).toBe('InProgress');
  expect(just.requeueAfterMs).toBe(1);
  expect(stages(nothing, { resumed, at: resumed + 1_000 }).outcome[0]).toBe(
    'TimedOut',
  );
});

it('holds nothing against Cluster API that was wrong before a pause ended', () => {
  const cluster = capiCluster({
    conditions: [
      {
        type: 'InfrastructureReady',
        status: 'False',
        severity: 'Error',
        lastTransitionTime: later(0).toISOString(),
      },
    ],
  });
  const wrong = { ...nothing, cluster };
  const at = 60_500;
  expect(stages(wrong, { at }).outcome[0]).toBe('ClusterApiFailure');
  expect(stages(wrong, { at, resumed: 60_000 }).outcome[0]).toBe('InProgress');
});
