import { Condition, findCondition } from '../meta/Condition';
import { Phase } from './phases';
import {
  StageCondition,
  stageConditions,
  stageTitles,
  submittedCondition,
} from './conditionTypes';
import { Reason, reasons } from './reasons';

/**
 * One stage of a request, as a person follows it.
 *
 * @public
 */
export interface TimelineStage {
  type: StageCondition | typeof submittedCondition;
  title: string;
  state: 'done' | 'active' | 'failed' | 'waiting';
  reason?: string;
  message?: string;
  /** RFC 3339; when the stage before it ended. */
  startedAt?: string;
  /** RFC 3339; when it became True. */
  endedAt?: string;
}

const DRAFT: ReadonlySet<string> = new Set<Reason>([
  reasons.awaitingApproval,
  reasons.otherGenerationApproved,
]);
/** Sending goes on as soon as the O-Cloud is there. */
const AWAY: ReadonlySet<string> = new Set<Reason>([
  reasons.connecting,
  reasons.oCloudNotFound,
  reasons.oCloudUnreachable,
]);

/**
 * Whether `Submitted` speaks of a change that waits for somebody, while what was sent before goes on: of a draft. FOCOM
 * itself makes a request PENDING or FAILED, so that a phase beyond those is the O-Cloud's.
 */
function isChangeHeld(
  phase: Phase,
  conditions: readonly Condition[] | undefined,
): boolean {
  const submitted = findCondition(conditions, submittedCondition);
  const wasSent = stageConditions.some(type => findCondition(conditions, type));
  return (
    submitted?.status === 'False' &&
    wasSent &&
    (DRAFT.has(submitted.reason) ||
      ((phase === 'PROGRESSING' || phase === 'FULFILLED') &&
        !AWAY.has(submitted.reason)))
  );
}

/**
 * Turns a request's conditions into its stages, in order. Stages run one after the other: each starts when the one
 * before it ends, the first when the request was made. The first stage that is not done is the one being worked on,
 * or the one that failed; those after it wait. That a change of a request is a draft makes no difference to what was
 * sent before: sending that is done, though nobody can say any more when.
 *
 * @public
 */
export function toTimeline(options: {
  phase: Phase;
  createdAt?: string;
  conditions?: readonly Condition[];
  /** Whether FOCOM passed the request on, and so has a stage of its own. */
  throughFocom: boolean;
}): TimelineStage[] {
  const { phase, createdAt, conditions, throughFocom } = options;
  const types = throughFocom
    ? ([submittedCondition, ...stageConditions] as const)
    : stageConditions;
  const stages: TimelineStage[] = [];
  let startedAt = createdAt;
  let reached = true;
  for (const type of types) {
    const condition = findCondition(conditions, type);
    const ended = condition?.status === 'True';
    const done =
      ended || (type === submittedCondition && isChangeHeld(phase, conditions));
    let state: TimelineStage['state'] = 'waiting';
    if (done) {
      state = 'done';
    } else if (reached) {
      state = phase === 'FAILED' ? 'failed' : 'active';
    }
    stages.push({
      type,
      title: stageTitles[type],
      state,
      ...(condition && {
        reason: condition.reason,
        message: condition.message,
      }),
      ...(state !== 'waiting' && ended === done && startedAt && { startedAt }),
      ...(ended && { endedAt: condition.lastTransitionTime }),
    });
    reached = reached && done;
    if (ended || !done) {
      startedAt = ended ? condition.lastTransitionTime : undefined;
    }
  }
  return stages;
}
