import {
  Condition,
  findCondition,
  isConditionTrue,
  pausedCondition,
  reasons,
  StageCondition,
  stageConditions,
  stageTitles,
  workerName,
} from '@o2ims-portal/api';
import { PlannedHost } from '@o2ims-portal/host-rules';
import { isSettled } from '../capi/view/isSettled';
import { ReplicasView } from '../capi/view/views';
import { hostsOf } from '../plan/ClusterPlan';
import { describeHosts } from './describeMachines';
import { Failure, findFailures } from './findFailures';
import { isControlPlaneMachine, machineOfHost } from './machines';
import { ObservedCluster } from './ObservedCluster';
import { plural } from './plural';
import { setStage } from './setStage';
import { StageLimits, TimedStage, timedStages } from './stageLimits';
import { StageReport, succeeded, unfinished } from './StageReport';

/** Tells whether a stage is done, whatever came before, and in words how far it is. */
export type StageObserver = (
  type: TimedStage,
  observed: ObservedCluster,
) => { done: boolean; message: string };

export interface StagesOptions {
  observed: ObservedCluster;
  /** How to tell how far a stage is; when left out, by what the operator itself made the cluster from. */
  observe?: StageObserver;
  /** The request's conditions up to now. */
  conditions: readonly Condition[];
  limits: StageLimits;
  /** For how long something may be wrong before the request fails: much of it is tried again and mends itself. */
  failureGraceMs: number;
  now: Date;
}

export interface Stages {
  reports: StageReport[];
  /** When to look again, because time alone can change the outcome. */
  requeueAfterMs?: number;
}

const COMES_BEFORE: Record<TimedStage, StageCondition> = {
  InfrastructureReady: 'ResourcesApplied',
  ControlPlaneReady: 'InfrastructureReady',
  WorkersReady: 'ControlPlaneReady',
};

/** How many nodes are ready and as they are wanted now, as far as the two are counted. */
function replicasDone(view: ReplicasView): number {
  return Math.min(view.replicasReady, view.replicasUpToDate);
}

/**
 * Whether each of these masters has a Machine that became a node. Cluster API's own count may still be of one that was
 * just replaced. Nothing is known of Machines before Cluster API has made the first.
 */
function haveJoined(
  masters: readonly PlannedHost[],
  observed: ObservedCluster,
): boolean {
  return (
    !observed.machines.some(isControlPlaneMachine) ||
    masters.every(host => machineOfHost(host, observed)?.nodeName)
  );
}

/** What is so of a cluster that the operator made. */
export const observeStage: StageObserver = (type, observed) => {
  const { plan, cluster, controlPlane, machineDeployments } = observed;
  const masters = hostsOf(plan, 'control-plane');
  const workers = hostsOf(plan, 'worker');
  switch (type) {
    case 'InfrastructureReady': {
      const done = cluster.infrastructureReady;
      const why = cluster.conditions.find(
        condition => condition.type === type,
      )?.message;
      return {
        done,
        message: done
          ? `Reached at ${plan.endpoint.host}:${plan.endpoint.port}`
          : `Waits for Cluster API to prepare cluster '${plan.clusterName}'${
              why ? `: ${why}` : ''
            }`,
      };
    }
    case 'ControlPlaneReady': {
      const ready = controlPlane ? replicasDone(controlPlane) : 0;
      const done =
        controlPlane !== undefined &&
        controlPlane.initialized &&
        controlPlane.replicasWanted === masters.length &&
        isSettled(controlPlane) &&
        haveJoined(masters, observed);
      return {
        done,
        message: done
          ? `${plural(masters.length, 'control-plane node')} ready`
          : `${ready} of ${plural(
              masters.length,
              'control-plane node',
            )} ready; ${describeHosts('control-plane', observed)}`,
      };
    }
    default: {
      const wanted = workers.map(({ hostId }) =>
        workerName(plan.clusterName, hostId),
      );
      const ready = machineDeployments.filter(
        deployment =>
          wanted.includes(deployment.metadata.name) && isSettled(deployment),
      ).length;
      const done = ready >= workers.length;
      if (workers.length === 0) {
        return { done, message: 'No workers were asked for' };
      }
      return {
        done,
        message: done
          ? `${plural(workers.length, 'worker')} ready`
          : `${ready} of ${plural(
              workers.length,
              'worker',
            )} ready; ${describeHosts('worker', observed)}`,
      };
    }
  }
};

/** When the last pause ended: before that nobody worked, and nothing is held against anybody. */
function resumedAt(conditions: readonly Condition[]): number {
  const paused = findCondition(conditions, pausedCondition);
  return paused ? Date.parse(paused.lastTransitionTime) : 0;
}

/**
 * When a stage began: when the one before it ended, or, where it was done and broke, when it broke; anew when a pause
 * ended.
 */
function startOf(
  type: TimedStage,
  conditions: readonly Condition[],
  now: Date,
): number {
  const own = findCondition(conditions, type);
  if (own?.status === 'True') {
    return now.getTime();
  }
  const before = findCondition(conditions, COMES_BEFORE[type]);
  return Math.max(
    resumedAt(conditions),
    ...[own, before].map(condition =>
      condition ? Date.parse(condition.lastTransitionTime) : 0,
    ),
  );
}

/** A stage that is not done: does it go on, did something go wrong, is it too late? */
function judge(
  type: TimedStage,
  message: string,
  failures: readonly Failure[],
  options: StagesOptions,
): { report: StageReport; requeueAfterMs?: number } {
  const { conditions, limits, failureGraceMs, now } = options;
  const said = failures.map(failure => failure.message).join('; ');
  const patience = failures.map(({ since }) =>
    since
      ? Math.max(Date.parse(since), resumedAt(conditions)) +
        failureGraceMs -
        now.getTime()
      : 0,
  );
  if (patience.some(left => left <= 0)) {
    return {
      report: unfinished(
        type,
        reasons.clusterApiFailure,
        `${said}. It goes on by itself if this mends; otherwise mend it there, or delete this request`,
      ),
    };
  }
  const text = said ? `${message}; tried again after ${said}` : message;
  const left = startOf(type, conditions, now) + limits[type] - now.getTime();
  if (left <= 0) {
    return {
      report: unfinished(
        type,
        reasons.timedOut,
        `"${stageTitles[type]}" was not done within ${
          limits[type] / 1000
        } s: ${text}. It goes on by itself if this mends; otherwise delete this request`,
      ),
    };
  }
  return {
    report: unfinished(type, reasons.inProgress, text),
    requeueAfterMs: Math.min(left, ...patience),
  };
}

/**
 * What Cluster API and BYOH say about a cluster, as stages.
 *
 * At first the stages end one after the other, so that each has its own time: one that is done early waits for the
 * one before it. Once done, each goes by its own truth: when the control plane breaks, the workers that still run
 * are not said to have gone.
 */
export function toStages(options: StagesOptions): Stages {
  const { observed, observe = observeStage, now } = options;
  const failures = findFailures(observed);
  const reports: StageReport[] = [];
  let { conditions } = options;
  let waitsFor: StageCondition | undefined;
  let requeueAfterMs: number | undefined;
  for (const type of timedStages) {
    const { done, message } = observe(type, observed);
    let report: StageReport;
    if (done && (!waitsFor || isConditionTrue(conditions, type))) {
      report = succeeded(type, message);
    } else if (waitsFor) {
      report = unfinished(
        type,
        reasons.waiting,
        `Comes after "${stageTitles[waitsFor]}"`,
      );
    } else {
      const judged = judge(type, message, failures[type], {
        ...options,
        conditions,
      });
      ({ report, requeueAfterMs } = judged);
      waitsFor = type;
    }
    reports.push(report);
    conditions = setStage(conditions, report, now);
  }
  const unmet = stageConditions.find(
    type =>
      type !== 'Ready' && findCondition(conditions, type)?.status === 'False',
  );
  reports.push(
    unmet
      ? unfinished(
          'Ready',
          reasons.waiting,
          `Comes after "${stageTitles[unmet]}"`,
        )
      : succeeded('Ready', `Cluster '${observed.plan.clusterName}' is ready`),
  );
  return { reports, requeueAfterMs };
}
