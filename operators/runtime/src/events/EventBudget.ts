import { Clock } from '../queue/Clock';

/** More than the clusters that one request may have come to an end. */
const BURST = 100;
const REFILL_MS = 60_000;
/** So many objects are remembered, those last that were last heard of. */
const MAX_REMEMBERED = 1_000;

interface Account {
  tokens: number;
  countedAt: number;
  /** What was told of the object before. */
  reasons: Set<string>;
}

/**
 * How much may be told of each object: a burst, then a little each minute, so that one that goes to and fro fills no
 * etcd. What is told for the first time, by its reason, always passes.
 */
export class EventBudget {
  readonly #clock: Clock;
  readonly #accounts = new Map<string, Account>();

  static create(clock: Clock): EventBudget {
    return new EventBudget(clock);
  }

  private constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether an event may be written now; one that may is paid for. */
  spend(object: string, reason: string): boolean {
    const account = this.#accountOf(object);
    const isNew = !account.reasons.has(reason);
    account.reasons.add(reason);
    const isCovered = account.tokens >= 1;
    if (isCovered) {
      account.tokens -= 1;
    }
    return isCovered || isNew;
  }

  #accountOf(object: string): Account {
    const now = this.#clock.now();
    const known = this.#accounts.get(object);
    const account = known ?? {
      tokens: BURST,
      countedAt: now,
      reasons: new Set<string>(),
    };
    const refill = (now - account.countedAt) / REFILL_MS;
    account.tokens = Math.min(BURST, account.tokens + refill);
    account.countedAt = now;
    this.#accounts.delete(object);
    this.#accounts.set(object, account);
    if (this.#accounts.size > MAX_REMEMBERED) {
      const [oldest] = this.#accounts.keys();
      this.#accounts.delete(oldest);
    }
    return account;
  }
}
