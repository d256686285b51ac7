import { Request, Stage } from '@o2ims-portal/plugin-o2ims-common';

/** One stage with its place on the time axis that all stages share. */
export interface TimelineRow {
  stage: Stage;
  /** Milliseconds it took, or takes until now; missing while it waits for its turn. */
  duration?: number;
  /** Where its bar begins, as a part of the axis, 0 to 1. */
  left: number;
  /** How long its bar is, as a part of the axis, 0 to 1. */
  width: number;
}

/** The stages of a request on one time axis. */
export interface TimelineLayout {
  rows: TimelineRow[];
  /** Milliseconds from the first stage's start to the end of the axis. */
  total: number;
  /** Milliseconds from the start at which the axis has a mark. */
  ticks: number[];
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const tickSteps = [
  ...[0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30].map(n => n * second),
  ...[1, 2, 5, 10, 15, 30].map(n => n * minute),
  ...[1, 2, 6, 12].map(n => n * hour),
  ...[1, 2, 7, 14, 30, 90, 365].map(n => n * day),
];

function layoutTicks(total: number): number[] {
  const step =
    tickSteps.find(size => total / size <= 6) ??
    tickSteps[tickSteps.length - 1];
  const count = Math.floor(total / step);
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

/** When work on a stage that is not done stopped; undefined while it goes on. */
function stoppedAt(
  request: Pick<Request, 'phase' | 'updatedAt' | 'deletedAt'>,
): string | undefined {
  switch (request.phase) {
    case 'FAILED':
      return request.updatedAt;
    case 'DELETING':
      return request.deletedAt ?? request.updatedAt;
    default:
      return undefined;
  }
}

/** Puts the stages of a request on a common time axis that ends now, or when the work ended. */
export function layoutTimeline(
  request: Pick<
    Request,
    'createdAt' | 'phase' | 'updatedAt' | 'deletedAt' | 'stages'
  >,
  now: number,
): TimelineLayout {
  const { createdAt, stages } = request;
  const start = Date.parse(stages[0]?.startedAt ?? createdAt);
  const spans = stages.map(stage => {
    if (stage.state === 'waiting' || !stage.startedAt) {
      return undefined;
    }
    const from = Date.parse(stage.startedAt);
    const until = stage.endedAt ?? stoppedAt(request);
    // the plane's clock may be ahead of this one
    return { from, to: Math.max(from, until ? Date.parse(until) : now) };
  });
  const end = Math.max(start, ...spans.map(span => span?.to ?? start));
  const total = Math.max(end - start, 1);
  return {
    rows: stages.map((stage, index) => {
      const span = spans[index];
      return {
        stage,
        ...(span && { duration: span.to - span.from }),
        left: span ? Math.max(0, span.from - start) / total : 0,
        width: span ? (span.to - span.from) / total : 0,
      };
    }),
    total,
    ticks: layoutTicks(total),
  };
}
