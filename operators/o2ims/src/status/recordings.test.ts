import { Condition, labels } from '@o2ims-portal/api';
import { replay } from '../__testUtils__/replay';
import { clusterPlan } from '../__testUtils__/objects';
import { toMachineView } from '../capi/view/toViews';
import { ClusterPlan } from '../plan/ClusterPlan';
import { describeRemaining } from './describeMachines';
import { toObservedCluster } from './ObservedCluster';
import { setStage } from './setStage';
import { succeeded } from './StageReport';
import { toStageLimits } from './stageLimits';
import { toStages } from './toStages';

/** Cluster `core` of the recordings: its control plane on one host, its worker on host 1. */
const planOn = (master: string): ClusterPlan =>
  clusterPlan({
    hosts: [
      { name: `vh${master}`, uid: '', hostId: master, role: 'control-plane' },
      { name: 'vh1', uid: '', hostId: '1', role: 'worker' },
    ],
  });

const unrepeated = (lines: string[]) =>
  lines.filter((line, i) => line !== lines[i - 1]);

/** What a request says of the stage that it is in, one after the other. */
function tell(version: 'v1beta1' | 'v1beta2', master: string): string[] {
  const plan = planOn(master);
  const told: string[] = [];
  let conditions: Condition[] = [];
  let begun = false;
  for (const moment of replay(version)) {
    const { cluster, controlPlane, machines, hosts, now } = moment;
    if (cluster && !cluster.metadata.deletionTimestamp) {
      begun = true;
      if (conditions.length === 0) {
        conditions = setStage([], succeeded('ResourcesApplied', ''), now);
      }
      const { reports } = toStages({
        observed: toObservedCluster({
          plan,
          cluster,
          controlPlane,
          machineDeployments: moment.machineDeployments,
          machines,
          hosts,
        }),
        conditions,
        limits: toStageLimits(undefined),
        failureGraceMs: 60_000,
        now,
      });
      for (const report of reports) {
        conditions = setStage(conditions, report, now);
      }
      const { type, reason, message } =
        reports.find(({ done }) => !done) ?? reports.at(-1)!;
      told.push(`${type} ${reason}: ${message}`);
    } else if (cluster) {
      const left = describeRemaining(machines.map(toMachineView), hosts, plan);
      told.push(`Deleting: ${left || 'no machines'}`);
    } else if (begun) {
      const claimed = hosts.filter(
        ({ metadata, status }) =>
          status?.machineRef || metadata.labels?.[labels.clusterName],
      );
      told.push(`Gone: ${claimed.length} hosts claimed`);
    }
  }
  return unrepeated(told);
}

const recordings = [
  ['v1beta1', '3'],
  ['v1beta2', '2'],
] as const;

it.each(recordings)('goes through all stages in %s', (version, master) => {
  const stages = tell(version, master).map(line => line.split(':')[0]);
  expect(unrepeated(stages)).toEqual([
    'InfrastructureReady InProgress',
    'ControlPlaneReady InProgress',
    'WorkersReady InProgress',
    'Ready Succeeded',
    'Deleting',
    'Gone',
  ]);
});

it.each(recordings)(
  'says what happens on the hosts in %s',
  (version, master) => {
    const unready =
      version === 'v1beta2'
        ? [
            'Running, not ready yet: Waiting for Cluster control plane to be initialized',
          ]
        : [];
    expect(
      tell(version, master).filter(line =>
        line.startsWith('ControlPlaneReady'),
      ),
    ).toEqual(
      expect.arrayContaining(
        [
          'waits for Cluster API to make its machine',
          'Pending, waits for its bootstrap data',
          'Provisioning, running kubeadm',
          'Provisioning, kubeadm is done',
          'Provisioned, waits for its node to appear',
          ...unready,
          'Running',
        ].map(
          what =>
            `ControlPlaneReady InProgress: 0 of 1 control-plane node ready; vh${master}: ${what}`,
        ),
      ),
    );
    expect(tell(version, master).slice(-8)).toEqual([
      "Ready Succeeded: Cluster 'core' is ready",
      `Deleting: vh${master}: Running; vh1: Running`,
      `Deleting: vh${master}: Running; vh1: Deleting`,
      `Deleting: vh${master}: Running`,
      `Deleting: vh${master}: Deleting`,
      // BYOH has let go of the host by then
      expect.stringMatching(/^Deleting: Machine 'core-\w{5}': Deleting$/),
      'Deleting: no machines',
      'Gone: 0 hosts claimed',
    ]);
  },
);

it.each(recordings)('takes nothing for a failure in %s', (version, master) => {
  for (const line of tell(version, master)) {
    expect(line).not.toContain('tried again');
  }
});
