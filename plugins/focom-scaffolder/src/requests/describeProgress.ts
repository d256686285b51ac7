import { Request, Stage } from '@o2ims-portal/plugin-o2ims-common';
import { formatDuration } from './formatDuration';

function took({ startedAt, endedAt }: Stage): string {
  if (!startedAt || !endedAt) {
    return '';
  }
  return ` in ${formatDuration(Date.parse(endedAt) - Date.parse(startedAt))}`;
}

function describeStage(stage: Stage, previous?: Stage): string[] {
  const { title, state, message } = stage;
  const isNew = state !== previous?.state;
  switch (state) {
    case 'done':
      return isNew
        ? [`${title}: done${took(stage)}${message ? ` (${message})` : ''}`]
        : [];
    case 'waiting':
      return previous?.state === 'done'
        ? [`${title}: no longer so${message ? ` (${message})` : ''}`]
        : [];
    default:
      return isNew || message !== previous?.message
        ? [`${title}: ${message || 'begins'}`]
        : [];
  }
}

/**
 * What happened to a request between two looks at it, a line each: stages that began, went on or ended, and a new
 * phase. Without an earlier look, all that has happened so far.
 */
export function describeProgress(
  current: Request,
  previous?: Request,
): string[] {
  const before = new Map(previous?.stages.map(stage => [stage.type, stage]));
  const { phase, createdAt, updatedAt } = current;
  const since =
    updatedAt && phase !== 'PENDING'
      ? `, ${formatDuration(
          Date.parse(updatedAt) - Date.parse(createdAt),
        )} after it was asked for`
      : '';
  const stageLines = current.stages.flatMap(stage =>
    describeStage(stage, before.get(stage.type)),
  );
  if (phase === previous?.phase) {
    return stageLines;
  }
  const phaseLine = `Request '${current.name}' is ${phase}${since}`;
  // a request is PENDING before anything happens to it; every other phase comes of what happened
  return phase === 'PENDING'
    ? [phaseLine, ...stageLines]
    : [...stageLines, phaseLine];
}

/** Where a request is, or got stuck, in one line without a full stop. */
export function describeWhereabouts(request: Request): string {
  const stage = request.stages.find(
    ({ state }) => state === 'failed' || state === 'active',
  );
  const message = request.message.replace(/\.$/, '');
  return stage ? `${stage.title}: ${message}` : message;
}
