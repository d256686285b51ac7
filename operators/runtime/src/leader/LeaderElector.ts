import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { apiVersionOf, resourceTypes } from '@o2ims-portal/api';
import {
  ApiError,
  KubernetesClient,
  WriteFence,
} from '@o2ims-portal/kubernetes-client';
import { Logger } from '../logging';
import { LeaderElectionOptions } from './LeaderElectionOptions';
import { LeadershipLostError } from './LeadershipLostError';
import { Lease } from './Lease';
import { toMicroTime } from './toMicroTime';

const type = resourceTypes.lease;
/** A courtesy to the next leader, which must not keep this process from ending. */
const RELEASE_TIMEOUT_MS = 3_000;

/**
 * One leader among several processes, by a Lease that it renews.
 *
 * The leader counts from before it asked for a renewal, the others from when they saw it, each by their own steady
 * clock: the leader gives up (`renewDeadlineMs`) before anybody may take over (`leaseDurationMs`), whatever the wall
 * clocks say. The fence refuses writes from that moment, even when a timer comes late.
 */
export class LeaderElector {
  readonly #client: KubernetesClient;
  readonly #logger: Logger;
  readonly #name: string;
  readonly #options: Required<LeaderElectionOptions>;
  readonly #lost = new AbortController();
  readonly fence: WriteFence;
  /** The Lease as last read or written, and when, by the steady clock. */
  #seen?: { lease: Lease; at: number };
  /** When the last successful renewal was asked for. */
  #renewedAt?: number;

  static create(
    options: LeaderElectionOptions & {
      client: KubernetesClient;
      logger: Logger;
      name: string;
    },
  ): LeaderElector {
    return new LeaderElector(options);
  }

  private constructor(
    options: LeaderElectionOptions & {
      client: KubernetesClient;
      logger: Logger;
      name: string;
    },
  ) {
    const { client, logger, name, namespace } = options;
    const {
      leaseDurationMs = 15_000,
      renewDeadlineMs = 10_000,
      retryPeriodMs = 2_000,
      identity = `${hostname()}_${randomUUID()}`,
    } = options;
    if (
      leaseDurationMs <= renewDeadlineMs ||
      renewDeadlineMs <= retryPeriodMs ||
      leaseDurationMs % 1000 !== 0
    ) {
      throw new Error(
        `Leader election needs lease duration > renew deadline > retry period, the first in whole seconds; got ${leaseDurationMs}, ${renewDeadlineMs} and ${retryPeriodMs} ms`,
      );
    }
    this.#client = client;
    this.#name = name;
    this.#options = {
      namespace,
      leaseDurationMs,
      renewDeadlineMs,
      retryPeriodMs,
      identity,
    };
    this.#logger = logger.child({ lease: `${namespace}/${name}`, identity });
    this.fence = {
      signal: this.#lost.signal,
      check: () => this.#assertLeader(),
    };
  }

  get isLeader(): boolean {
    return (
      this.#renewedAt !== undefined &&
      !this.#lost.signal.aborted &&
      performance.now() < this.#deadline
    );
  }

  /** Waits until this process is the leader; false when the signal ended the wait. */
  async acquire(signal: AbortSignal): Promise<boolean> {
    let holder: string | undefined;
    while (!signal.aborted) {
      try {
        if (await this.#tryAcquire(signal)) {
          this.#logger.info('Became the leader');
          return true;
        }
        const current = this.#seen?.lease.spec?.holderIdentity;
        if (current !== holder) {
          holder = current;
          this.#logger.info(
            { leader: current },
            'Another is the leader: standing by',
          );
        }
      } catch (error) {
        if (ApiError.isConflict(error) || ApiError.isAlreadyExists(error)) {
          this.#logger.debug('Another was faster to take the Lease');
        } else if (!signal.aborted) {
          this.#logger.warn(
            { err: error },
            `Could not ask for the Lease: ${error}`,
          );
        }
      }
      await this.#pause(signal);
    }
    return false;
  }

  /**
   * Stays the leader until the signal is aborted.
   *
   * @throws LeadershipLostError when it could not
   */
  async hold(signal: AbortSignal): Promise<void> {
    let lastError: unknown;
    while (!signal.aborted) {
      await this.#pause(signal, this.#deadline - performance.now());
      if (signal.aborted) {
        return;
      }
      if (performance.now() >= this.#deadline) {
        throw this.#lose(
          new LeadershipLostError(
            `Lost the Lease ${this.#options.namespace}/${
              this.#name
            }: it was not renewed for ${
              this.#options.renewDeadlineMs / 1000
            } s. ${lastError ?? 'This process was held up.'}`,
            { cause: lastError },
          ),
        );
      }
      try {
        await this.#renew();
        lastError = undefined;
      } catch (error) {
        if (error instanceof LeadershipLostError) {
          throw this.#lose(error);
        }
        lastError = error;
        this.#logger.warn(
          { err: error },
          `Could not renew the Lease: ${error}`,
        );
      }
    }
  }

  /** Lets the next one take over at once; nothing may be written after that. */
  async release(): Promise<void> {
    const held = this.isLeader ? this.#seen?.lease : undefined;
    this.#renewedAt = undefined;
    this.#lost.abort(new LeadershipLostError('The Lease was given back'));
    if (!held) {
      return;
    }
    try {
      await this.#client.replace<Lease>(
        type,
        {
          ...held,
          spec: {
            ...held.spec,
            holderIdentity: '',
            leaseDurationSeconds: 1,
            renewTime: toMicroTime(new Date()),
          },
        },
        { signal: AbortSignal.timeout(RELEASE_TIMEOUT_MS) },
      );
      this.#logger.info('Gave the Lease back');
    } catch (error) {
      this.#logger.warn(
        { err: error },
        `Could not give the Lease back: the next leader has to wait until it expires. ${error}`,
      );
    }
  }

  get #deadline(): number {
    return (this.#renewedAt ?? -Infinity) + this.#options.renewDeadlineMs;
  }

  #assertLeader(): void {
    this.#lost.signal.throwIfAborted();
    if (!this.isLeader) {
      throw new LeadershipLostError(
        `Not the leader of ${this.#options.namespace}/${
          this.#name
        }: nothing may be written`,
      );
    }
  }

  #lose(error: LeadershipLostError): LeadershipLostError {
    this.#lost.abort(error);
    return error;
  }

  async #tryAcquire(signal: AbortSignal): Promise<boolean> {
    const { namespace, identity } = this.#options;
    const askedAt = performance.now();
    const key = { namespace, name: this.#name };
    const current = await this.#client.get<Lease>(type, key, { signal });
    if (!current) {
      this.#become(
        await this.#client.create<Lease>(
          type,
          {
            apiVersion: apiVersionOf(type),
            kind: type.kind,
            metadata: key,
            spec: this.#newTerm(0),
          },
          { signal },
        ),
        askedAt,
      );
      return true;
    }
    this.#see(current);
    const { holderIdentity, leaseTransitions = 0 } = current.spec ?? {};
    const isOwn = holderIdentity === identity;
    if (signal.aborted || (holderIdentity && !isOwn && !this.#hasExpired())) {
      return false;
    }
    this.#become(
      await this.#client.replace<Lease>(
        type,
        {
          ...current,
          spec: this.#newTerm(leaseTransitions + (isOwn ? 0 : 1)),
        },
        { signal },
      ),
      askedAt,
    );
    return true;
  }

  async #renew(): Promise<void> {
    const askedAt = performance.now();
    const left = Math.max(Math.ceil(this.#deadline - askedAt), 1);
    const signal = AbortSignal.timeout(left);
    const { lease } = this.#seen!;
    try {
      this.#become(
        await this.#client.replace<Lease>(
          type,
          {
            ...lease,
            spec: { ...lease.spec, renewTime: toMicroTime(new Date()) },
          },
          { signal },
        ),
        askedAt,
      );
    } catch (error) {
      if (!ApiError.isConflict(error) && !ApiError.isNotFound(error)) {
        throw error;
      }
      await this.#lookAgain(signal, error);
    }
  }

  /** Somebody wrote the Lease, or deleted it: still ours is only what says so. */
  async #lookAgain(signal: AbortSignal, cause: ApiError): Promise<void> {
    const { namespace, identity } = this.#options;
    const key = { namespace, name: this.#name };
    const current = await this.#client.get<Lease>(type, key, { signal });
    const holder = current?.spec?.holderIdentity;
    if (!current || holder !== identity) {
      throw new LeadershipLostError(
        `Lost the Lease ${namespace}/${this.#name}: ${
          holder ? `${holder} has it` : 'somebody took it away'
        }`,
        { cause },
      );
    }
    this.#see(current);
    throw cause;
  }

  #become(lease: Lease, askedAt: number): void {
    this.#seen = { lease, at: performance.now() };
    this.#renewedAt = askedAt;
  }

  #see(lease: Lease): void {
    const known = this.#seen?.lease.metadata.resourceVersion;
    if (known !== lease.metadata.resourceVersion) {
      this.#seen = { lease, at: performance.now() };
    }
  }

  #hasExpired(): boolean {
    const { lease, at } = this.#seen!;
    const seconds =
      lease.spec?.leaseDurationSeconds ?? this.#options.leaseDurationMs / 1000;
    return performance.now() - at >= seconds * 1000;
  }

  #newTerm(leaseTransitions: number): Lease['spec'] {
    const now = toMicroTime(new Date());
    return {
      holderIdentity: this.#options.identity,
      leaseDurationSeconds: this.#options.leaseDurationMs / 1000,
      acquireTime: now,
      renewTime: now,
      leaseTransitions,
    };
  }

  async #pause(signal: AbortSignal, atMostMs = Infinity): Promise<void> {
    // up to a fifth more, so that several that wait do not ask at the same moment
    const ms = this.#options.retryPeriodMs * (1 + Math.random() / 5);
    await delay(Math.max(Math.min(ms, atMostMs), 0), undefined, {
      signal,
    }).catch(() => undefined);
  }
}
