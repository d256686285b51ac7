import { Condition, findCondition } from '../meta/Condition';
import { Phase } from './phases';
import {
  StageCondition,
  stageConditions,
  stageTitles,
  submittedCondition,
} from './conditionTypes';

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

/**
 * Turns a request's conditions into its stages, in order. Stages run one after the other: each starts when the one
 * before it ends, the first when the request was made. The first stage that is not done is the one being worked on,
 * or the one that failed; those after it wait.
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
    const done = condition?.status === 'True';
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
      ...(state !== 'waiting' && startedAt && { startedAt }),
      ...(done && { endedAt: condition.lastTransitionTime }),
    });
    reached = reached && done;
    startedAt = done ? condition.lastTransitionTime : undefined;
  }
  return stages;
}
