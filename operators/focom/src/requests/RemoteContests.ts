import { createHash } from 'node:crypto';
import { ProvisioningRequest, reasons } from '@o2ims-portal/api';
import { findContenders } from './findContenders';
import { Problem } from './Problem';

/** So often a ProvisioningRequest is put back, one time soon after the other, before there is a word about it. */
const TOLERATED = 4;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 5 * 60_000;
/** Nobody contests any more what was left alone for so long, or for twice the pause. */
const QUIET_MS = 60_000;

interface Contest {
  /** What was written each time: something else is another matter. */
  digest: string;
  writes: number;
  writtenAt: number;
  contenders: readonly string[];
}

/** The first time at once, and once more; then twice as long each time. */
function pauseAfter({ writes }: Contest): number {
  return writes < 2
    ? 0
    : Math.min(FIRST_PAUSE_MS * 2 ** (writes - 2), LONGEST_PAUSE_MS);
}

function endOf(contest: Contest): number {
  return contest.writtenAt + Math.max(QUIET_MS, 2 * pauseAfter(contest));
}

function digestOf({ metadata, spec }: ProvisioningRequest): string {
  return createHash('sha256')
    .update(JSON.stringify([metadata.labels, metadata.annotations, spec]))
    .digest('hex');
}

/** @see RemoteContests */
export interface Contested {
  /** In milliseconds, from now. */
  againAfterMs: number;
  /** What to say of it, when it has gone on for a while. */
  problem?: Problem;
}

/**
 * Knows which ProvisioningRequests somebody else changes each time that FOCOM puts them back: two controllers that want
 * different things would otherwise keep each other, and two API servers, busy for ever.
 */
export class RemoteContests {
  readonly #contests = new Map<string, Contest>();

  static create(): RemoteContests {
    return new RemoteContests();
  }

  /** What keeps a ProvisioningRequest from being written as it should be; undefined when it may be written now. */
  beforeWrite(
    remote: ProvisioningRequest,
    desired: ProvisioningRequest,
    now: number,
  ): Contested | undefined {
    const contest = this.#find(remote, now);
    if (contest?.digest !== digestOf(desired)) {
      return undefined;
    }
    contest.contenders = findContenders(remote);
    const againAfterMs = Math.ceil(
      contest.writtenAt + pauseAfter(contest) - now,
    );
    return againAfterMs > 0
      ? { againAfterMs, ...this.#tell(remote, contest) }
      : undefined;
  }

  /** Counts a write. */
  written(
    remote: ProvisioningRequest,
    desired: ProvisioningRequest,
    now: number,
  ): void {
    const digest = digestOf(desired);
    const known = this.#find(remote, now);
    const same = known?.digest === digest ? known : undefined;
    this.#contests.set(remote.metadata.uid ?? '', {
      digest,
      writes: (same?.writes ?? 0) + 1,
      writtenAt: now,
      contenders: same?.contenders ?? [],
    });
    for (const [uid, contest] of this.#contests) {
      if (endOf(contest) <= now) {
        this.#contests.delete(uid);
      }
    }
  }

  /** What there is still to say of a ProvisioningRequest that is as it should be, for the time being. */
  whileQuiet(remote: ProvisioningRequest, now: number): Contested | undefined {
    const contest = this.#find(remote, now);
    const told = contest && this.#tell(remote, contest);
    return told && { againAfterMs: Math.ceil(endOf(contest) - now), ...told };
  }

  #find({ metadata }: ProvisioningRequest, now: number): Contest | undefined {
    const contest = this.#contests.get(metadata.uid ?? '');
    return contest && endOf(contest) > now ? contest : undefined;
  }

  #tell(
    { metadata }: ProvisioningRequest,
    { writes, contenders }: Contest,
  ): { problem: Problem } | undefined {
    if (writes < TOLERATED) {
      return undefined;
    }
    const names = contenders.map(name => `'${name}'`).join(', ');
    const problem: Problem = {
      phase: 'PENDING',
      reason: reasons.specContested,
      message: `ProvisioningRequest '${
        metadata.name
      }' on the O-Cloud is changed again and again, each time that FOCOM puts it back. ${
        names
          ? `Its managedFields name ${names} beside FOCOM.`
          : 'Its managedFields do not say by whom.'
      } Have that stopped, or change this request instead; FOCOM puts it back less and less often.`,
    };
    return { problem };
  }
}
