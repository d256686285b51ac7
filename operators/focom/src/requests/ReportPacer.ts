import { isDeepStrictEqual } from 'node:util';
import {
  findCondition,
  FocomProvisioningRequest,
  submittedCondition,
} from '@o2ims-portal/api';

type Status = FocomProvisioningRequest['status'];

/** Too short to be noticed, and longer than most stages of a request take to follow each other when all goes fast. */
const PAUSE_MS = 100;
/** Of what somebody waits for, when the same was said just before. */
const URGENT_PAUSE_MS = 1_000;

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

/** What urgent reports say, as far as it makes one of them another one. */
function newsOf(status: NonNullable<Status>): string {
  const { phase, observedGeneration } = status;
  return JSON.stringify([phase, submittedReason(status), observedGeneration]);
}

/** Urgent reports of a request that follow one another. */
interface Flurry {
  lastAt: number;
  told: Set<string>;
}

/**
 * Holds back reports that follow one another too fast: a status is the most expensive thing to write, and nobody reads
 * ten of them in a second. Progress is told together; what is urgent is told at once, unless it goes to and fro. Whatever
 * is held back, the state that it ends with is told.
 */
export class ReportPacer {
  readonly #reportedAt = new Map<string, number>();
  readonly #flurries = new Map<string, Flurry>();

  static create(): ReportPacer {
    return new ReportPacer();
  }

  /** How long to wait before a request's next status is written, in milliseconds; 0 is not at all. */
  delayFor(
    request: FocomProvisioningRequest,
    next: NonNullable<Status>,
    now: number,
  ): number {
    const { uid = '' } = request.metadata;
    const reportedAt = this.#reportedAt.get(uid);
    if (reportedAt === undefined || isDeepStrictEqual(request.status, next)) {
      return 0;
    }
    if (isUrgent(request.status, next)) {
      const flurry = this.#flurries.get(uid);
      return flurry?.told.has(newsOf(next))
        ? Math.max(0, Math.ceil(flurry.lastAt + URGENT_PAUSE_MS - now))
        : 0;
    }
    return Math.max(0, Math.ceil(reportedAt + PAUSE_MS - now));
  }

  /** Notes that a request's next status was written. */
  reported(
    { metadata, status }: FocomProvisioningRequest,
    next: NonNullable<Status>,
    now: number,
  ): void {
    const { uid = '' } = metadata;
    this.#reportedAt.set(uid, now);
    if (!isUrgent(status, next)) {
      return;
    }
    const previous = this.#flurries.get(uid);
    // it is over when there was nothing for longer than it is held back
    const goesOn = previous && now - previous.lastAt < 2 * URGENT_PAUSE_MS;
    const told = goesOn ? previous.told : new Set<string>();
    told.add(newsOf(next));
    this.#flurries.set(uid, { lastAt: now, told });
  }

  /** Forgets a request that is gone. */
  forget({ metadata }: FocomProvisioningRequest): void {
    this.#reportedAt.delete(metadata.uid ?? '');
    this.#flurries.delete(metadata.uid ?? '');
  }
}
