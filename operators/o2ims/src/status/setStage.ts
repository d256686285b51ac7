import {
  Condition,
  findCondition,
  reasons,
  setCondition,
  stageConditions,
  stageTitles,
} from '@o2ims-portal/api';
import { StageReport } from './StageReport';

/** Long enough for a person; the API server takes eight times as much. */
const MAX_MESSAGE = 4096;

function shorten(message: string): string {
  return message.length > MAX_MESSAGE
    ? `${message.slice(0, MAX_MESSAGE - 3)}...`
    : message;
}

/** Puts what a phase found out among the conditions. */
export function setStage(
  conditions: readonly Condition[],
  report: StageReport,
  now: Date,
): Condition[] {
  const { type, done, reason, message } = report;
  return setCondition(
    conditions,
    {
      type,
      status: done ? 'True' : 'False',
      reason,
      message: shorten(message),
    },
    now,
  );
}

/**
 * Gives every stage a condition, in the order of the stages. Those after the last one that something was found out
 * about wait for the one before them; those before it stay as they are, and so do all when the work was interrupted, by
 * an error or a pause, since nothing is known about them then. What is no stage comes after them, as it is.
 */
export function completeStages(options: {
  conditions: readonly Condition[];
  reported: ReadonlySet<string>;
  interrupted: boolean;
  now: Date;
}): Condition[] {
  const { conditions, reported, interrupted, now } = options;
  const last = interrupted
    ? Infinity
    : Math.max(
        ...stageConditions.map((type, i) => (reported.has(type) ? i : -1)),
      );
  let complete = [...conditions];
  for (const [i, type] of stageConditions.entries()) {
    const stays = i < last && findCondition(complete, type);
    if (!reported.has(type) && !stays) {
      const message =
        i > 0
          ? `Comes after "${stageTitles[stageConditions[i - 1]]}"`
          : 'Has not begun';
      complete = setStage(
        complete,
        { type, done: false, reason: reasons.waiting, message },
        now,
      );
    }
  }
  const isStage = (type: string) =>
    (stageConditions as readonly string[]).includes(type);
  return [
    ...stageConditions.map(type => findCondition(complete, type)!),
    ...complete.filter(({ type }) => !isStage(type)),
  ];
}
