import {
  annotations,
  Condition,
  feasibleCondition,
  findCondition,
  FocomProvisioningRequest,
  isConditionTrue,
  pausedCondition,
  Phase,
  ProvisioningRequest,
  reasons,
  submittedCondition,
  toPhase,
} from '@o2ims-portal/api';
import { DraftPreview } from '../drafts/assessDraft';
import { Feasibility } from '../feasibility/Feasibility';
import { sayFeasibility, toFeasible } from '../feasibility/toFeasible';
import { Problem } from './Problem';
import { remoteNameOf } from './renderProvisioningRequest';
import { SingleRequest } from './SingleRequest';
import { toOwnCondition } from './toOwnCondition';
import { toStatusHead } from './toStatusHead';

type Status = NonNullable<FocomProvisioningRequest['status']>;
type StatusRequest = Pick<SingleRequest, 'metadata' | 'status' | 'cluster'>;

/** What FOCOM says itself; the other conditions are the O-Cloud's. */
const OWN_CONDITIONS: ReadonlySet<string> = new Set([
  submittedCondition,
  feasibleCondition,
]);

/** What is known of a request's ProvisioningRequest. */
export interface Outcome {
  /** As it is on the O-Cloud, if it is there and ours. */
  remote?: ProvisioningRequest;
  /** Why the request, or its latest change, is not passed on. */
  problem?: Problem;
  /** What the O-Cloud said when it was asked whether it can do it. */
  feasibility?: Feasibility;
  /** The O-Cloud cannot be asked: what was known last still stands. */
  unknown?: boolean;
  /** What the request says is a draft, and why it is not executed; what was executed before is not touched by that. */
  draft?: Problem;
  /** What would come of the draft. */
  preview?: DraftPreview;
  /** The revision in force; the one known last when left out. */
  revision?: number;
}

function describe(
  request: StatusRequest,
  { remote, problem, unknown, draft }: Outcome,
): { phase: Phase; message: string } {
  const deleting = Boolean(request.metadata.deletionTimestamp);
  const previous = request.status;
  if (problem && !deleting) {
    const { phase, message } = problem;
    return unknown && previous?.remoteName && previous.phase
      ? { phase: previous.phase, message }
      : { phase, message };
  }
  if (draft && !remote && !deleting) {
    const { phase, message } = draft;
    return { phase, message };
  }
  const name = remote?.metadata.name;
  const state = remote?.status?.provisioningStatus;
  const said = state?.provisioningMessage;
  if (deleting && problem) {
    return {
      phase: 'DELETING',
      message: `Waits for the O-Cloud, to have ProvisioningRequest '${remoteNameOf(
        request,
      )}' and its cluster deleted there. ${
        problem.message
      } Only if the O-Cloud is gone for good: annotate this request with ${
        annotations.abandon
      }=${remoteNameOf(request)}, and it goes without.`,
    };
  }
  if (deleting) {
    return {
      phase: 'DELETING',
      message:
        (state?.provisioningState === 'deleting' && said) ||
        `Waits for the O-Cloud to delete ProvisioningRequest '${name}'.`,
    };
  }
  if (remote?.metadata.deletionTimestamp) {
    return {
      phase: 'DELETING',
      message: `ProvisioningRequest '${name}' is being deleted on the O-Cloud, though this request was not${
        said ? `: ${said}` : '.'
      }`,
    };
  }
  const seen = remote?.status?.observedGeneration;
  if (seen !== undefined && seen < (remote?.metadata.generation ?? 0)) {
    const isPaused = isConditionTrue(
      remote?.status?.conditions,
      pausedCondition,
    );
    return {
      phase: 'PENDING',
      message:
        (isPaused && said) ||
        `Waits for the O-Cloud to take up the change of ProvisioningRequest '${name}'.`,
    };
  }
  return {
    phase: toPhase(state?.provisioningState),
    message:
      said || `Waits for the O-Cloud to take up ProvisioningRequest '${name}'.`,
  };
}

function toSubmitted(
  request: StatusRequest,
  { remote, ...outcome }: Outcome,
  now: Date,
): Condition {
  const problem = outcome.problem ?? outcome.draft;
  const { status, metadata } = request;
  const previous = findCondition(status?.conditions, submittedCondition);
  if (metadata.deletionTimestamp && previous) {
    return previous;
  }
  return toOwnCondition(
    request,
    {
      type: submittedCondition,
      ...(problem
        ? { status: 'False', reason: problem.reason, message: problem.message }
        : {
            status: 'True',
            reason: reasons.succeeded,
            message: `The O-Cloud has it as ProvisioningRequest '${remote?.metadata.name}'.`,
          }),
    },
    now,
  );
}

/**
 * A request's status, from what is known of its ProvisioningRequest: FOCOM's own word on whether it was passed on,
 * and the rest as the O-Cloud says it.
 *
 * @public
 */
export function toFocomStatus(
  request: StatusRequest,
  outcome: Outcome,
  now: Date,
): Status {
  const { status: previous } = request;
  const { remote, unknown, feasibility } = outcome;
  const said = { ...outcome, ...describe(request, outcome) };
  const remoteName = remote?.metadata.name ?? previous?.remoteName;
  const { conditions, provisionedResourceSet } =
    (unknown ? previous : remote?.status) ?? {};
  return {
    ...toStatusHead(request, said, now),
    ...(remoteName && { remoteName }),
    ...(provisionedResourceSet && { provisionedResourceSet }),
    conditions: [
      toSubmitted(request, outcome, now),
      ...toFeasible(request, feasibility && sayFeasibility(feasibility), now),
      ...(conditions ?? []).filter(({ type }) => !OWN_CONDITIONS.has(type)),
    ],
  };
}
