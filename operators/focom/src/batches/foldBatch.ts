import {
  annotations,
  FocomProvisioningRequest,
  findCondition,
  Phase,
  reasons,
  submittedCondition,
} from '@o2ims-portal/api';
import { Said, toFeasible } from '../feasibility/toFeasible';
import { Problem } from '../requests/Problem';
import { remoteNameOf } from '../requests/renderProvisioningRequest';
import { Outcome } from '../requests/toFocomStatus';
import { toOwnCondition } from '../requests/toOwnCondition';
import { toStatusHead } from '../requests/toStatusHead';
import { ClusterStatus } from './BatchItem';
import { describeBatch, nameClusters, toProgress } from './describeBatch';
import { toBatchPhase } from './toBatchPhase';

type Status = NonNullable<FocomProvisioningRequest['status']>;
type ConditionChange = Parameters<typeof toOwnCondition>[1];

/** What is known of one of the clusters of a request. @public */
export interface ClusterReport {
  status: ClusterStatus;
  /** Why it, or its latest change, is not passed on. */
  problem?: Problem;
}

/** What is known of a request for several clusters as a whole. @public */
export type BatchOutcome = Omit<Outcome, 'remote' | 'feasibility'> & {
  /** Those that it asks for, and those that are still there though it does not; as known last when left out. */
  clusters?: readonly ClusterReport[];
  /** Whether they can be made, where that was asked. */
  feasible?: Said;
};

function describeDeletion(
  request: FocomProvisioningRequest,
  clusters: readonly ClusterStatus[],
  problem: Problem | undefined,
): string {
  const mark = remoteNameOf(request);
  return problem
    ? `Waits for the O-Cloud, to have the ProvisioningRequests of this request and their clusters deleted there. ${problem.message} Only if the O-Cloud is gone for good: annotate this request with ${annotations.abandon}=${mark}, and it goes without.`
    : `Waits for the O-Cloud to delete ${
        clusters.length
      } ProvisioningRequests. ${nameClusters(clusters)}`.trim();
}

function describe(
  request: FocomProvisioningRequest,
  { problem, unknown, draft }: BatchOutcome,
  clusters: readonly ClusterStatus[],
): { phase: Phase; message: string } {
  if (request.metadata.deletionTimestamp) {
    const message = describeDeletion(request, clusters, problem);
    return { phase: 'DELETING', message };
  }
  const { phase: previous } = request.status ?? {};
  if (problem) {
    const isKnown = unknown && clusters.length > 0 && previous;
    const phase = isKnown ? previous : problem.phase;
    return { phase, message: problem.message };
  }
  if (draft && clusters.length === 0) {
    return { phase: draft.phase, message: draft.message };
  }
  return { phase: toBatchPhase(clusters), message: describeBatch(clusters) };
}

/** FOCOM's own word: whether all that the request asks for was passed on. */
function toSubmitted(
  problem: Problem | undefined,
  reports: readonly ClusterReport[],
): ConditionChange {
  const type = submittedCondition;
  if (problem) {
    const { reason, message } = problem;
    return { type, status: 'False', reason, message };
  }
  const held = reports.filter(report => report.problem);
  if (held.length === 0) {
    return {
      type,
      status: 'True',
      reason: reasons.succeeded,
      message: `The O-Cloud has all clusters of this request, which is ${reports.length}.`,
    };
  }
  // what is held back because of another says nothing of its own
  const [first] = [
    ...held.filter(report => report.problem?.reason !== reasons.batchHeld),
    ...held,
  ];
  return {
    type,
    status: 'False',
    reason:
      held.length < reports.length
        ? reasons.partlySubmitted
        : first.problem!.reason,
    message: `${held.length} of ${
      reports.length
    } clusters are not passed on as they are wanted. ${nameClusters(
      held.map(({ status }) => status),
    )}`,
  };
}

function toReady(
  phase: Phase,
  message: string,
  clusters: readonly ClusterStatus[],
): ConditionChange {
  const failed = clusters.find(cluster => cluster.phase === 'FAILED');
  const reason = phase === 'FAILED' ? failed?.reason : undefined;
  return {
    type: 'Ready',
    message,
    ...(phase === 'FULFILLED'
      ? { status: 'True', reason: reasons.succeeded }
      : { status: 'False', reason: reason ?? reasons.inProgress }),
  };
}

/**
 * The status of a request for several clusters, from what is known of each. Of the stages of a cluster only the last is
 * told of all of them together: which of the others is done differs from one to the next.
 *
 * @public
 */
export function foldBatch(
  request: FocomProvisioningRequest,
  outcome: BatchOutcome,
  now: Date,
): Status {
  const { status: previous, metadata } = request;
  const { problem, draft } = outcome;
  const known: readonly ClusterReport[] =
    outcome.clusters ?? (previous?.clusters ?? []).map(status => ({ status }));
  const clusters = known.map(({ status }) => status);
  const { phase, message } = describe(request, outcome, clusters);
  const submitted = findCondition(previous?.conditions, submittedCondition);
  const wanted = known.filter(
    ({ status }) => status.reason !== reasons.notWanted,
  );
  return {
    ...toStatusHead(request, { ...outcome, phase, message }, now),
    ...(clusters.length > 0 && {
      progress: toProgress(clusters),
      clusters: [...clusters],
    }),
    conditions: [
      metadata.deletionTimestamp && submitted
        ? submitted
        : toOwnCondition(request, toSubmitted(problem ?? draft, wanted), now),
      ...toFeasible(request, outcome.feasible, now),
      ...(clusters.length > 0
        ? [toOwnCondition(request, toReady(phase, message, clusters), now)]
        : []),
    ],
  };
}
