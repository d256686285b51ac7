import { isDeepStrictEqual } from 'node:util';
import {
  findCondition,
  FocomProvisioningRequest,
  submittedCondition,
} from '@o2ims-portal/api';

type Status = FocomProvisioningRequest['status'];

/** Too short to be noticed, and longer than most stages of a request take to follow each other when all goes fast. */
const PAUSE_MS = 100;

function submittedReason(status: Status): string | undefined {
  return findCondition(status?.conditions, submittedCondition)?.reason;
}

/** Whether somebody waits for this: the first word, an end, a problem. What lies between may be told together. */
function isUrgent(previous: Status, next: NonNullable<Status>): boolean {
  if (submittedReason(previous) !== submittedReason(next)) {
    return true;
  }
  const between = next.phase === 'PENDING' || next.phase === 'PROGRESSING';
  return next.phase !== previous?.phase && !between;
}

/**
 * Holds back reports of progress that follow one another too fast: a status is the most expensive thing to write, and
 * nobody reads ten of them in a second.
 */
export class ReportPacer {
  readonly #reportedAt = new Map<string, number>();

  static create(): ReportPacer {
    return new ReportPacer();
  }

  /** How long to wait before a request's next status is written, in milliseconds; 0 is not at all. */
  delayFor(
    request: FocomProvisioningRequest,
    next: NonNullable<Status>,
    now: number,
  ): number {
    const reportedAt = this.#reportedAt.get(request.metadata.uid ?? '');
    if (
      reportedAt === undefined ||
      isDeepStrictEqual(request.status, next) ||
      isUrgent(request.status, next)
    ) {
      return 0;
    }
    return Math.max(0, Math.ceil(reportedAt + PAUSE_MS - now));
  }

  reported({ metadata }: FocomProvisioningRequest, now: number): void {
    this.#reportedAt.set(metadata.uid ?? '', now);
  }

  /** Forgets a request that is gone. */
  forget({ metadata }: FocomProvisioningRequest): void {
    this.#reportedAt.delete(metadata.uid ?? '');
  }
}
