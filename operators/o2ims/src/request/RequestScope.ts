import { isDeepStrictEqual } from 'node:util';
import {
  Cluster,
  Condition,
  findCondition,
  pausedCondition,
  ProvisioningRequest,
  reasons,
  setCondition,
  StageCondition,
} from '@o2ims-portal/api';
import { HostProblem } from '@o2ims-portal/host-rules';
import { isAdopter } from '../adoption/isAdopter';
import { ClusterPlan, toPlannedRequest } from '../plan/ClusterPlan';
import { Pause } from '../pause/findPause';
import { setStage, completeStages } from '../status/setStage';
import { StageReport } from '../status/StageReport';

const GOES_ON: Pause = {
  reason: reasons.notPaused,
  message: 'It is worked on',
};

/** What is known about one request while it is worked on, and what its status will say. */
export class RequestScope {
  /** The request, with what our own writes changed. */
  request: ProvisioningRequest;
  /** The Cluster that was made for it. */
  cluster?: Cluster;
  /** What the Cluster is, or is to be, made from. */
  plan?: ClusterPlan;
  /** Which hosts a change of the request waits for. */
  hostProblem?: HostProblem;
  /** In place of what the stage says that is worked on now. */
  message?: string;
  /** Said in addition. */
  notice?: string;
  /** What is wrong with the hosts of a cluster that is there; said in addition too. */
  hostWarnings: string[] = [];
  /** Whether the request looks after a Cluster that somebody else made. */
  readonly adopts: boolean;
  readonly #before: readonly Condition[];
  #conditions: Condition[];
  readonly #reported = new Set<StageCondition>();
  #requeueAfterMs?: number;

  static create(options: {
    request: ProvisioningRequest;
    cluster?: Cluster;
  }): RequestScope {
    return new RequestScope(options.request, options.cluster);
  }

  private constructor(request: ProvisioningRequest, cluster?: Cluster) {
    this.request = request;
    this.cluster = cluster;
    this.adopts = !cluster && isAdopter(request);
    this.#before = request.status?.conditions ?? [];
    this.#conditions = [...this.#before];
  }

  /** Whether the request asks for something else than its Cluster was made from. */
  get isChanged(): boolean {
    return (
      this.plan !== undefined &&
      !isDeepStrictEqual(this.plan.request, toPlannedRequest(this.request))
    );
  }

  get uid(): string {
    return this.request.metadata.uid!;
  }

  /** The conditions as they are so far. */
  get conditions(): readonly Condition[] {
    return this.#conditions;
  }

  get requeueAfterMs(): number | undefined {
    return this.#requeueAfterMs;
  }

  condition(type: StageCondition): Condition | undefined {
    return findCondition(this.#conditions, type);
  }

  /** Says how a stage stands, as of now. Returns whether it is done. */
  report(report: StageReport): boolean {
    this.#conditions = setStage(this.#conditions, report, new Date());
    this.#reported.add(report.type);
    return report.done;
  }

  /** Says whether nothing is done for the request. Returns whether that is news. */
  reportPause(pause: Pause | undefined): boolean {
    const before = findCondition(this.#conditions, pausedCondition);
    if (!before && !pause) {
      return false;
    }
    const { reason, message } = pause ?? GOES_ON;
    this.#conditions = setCondition(
      this.#conditions,
      {
        type: pausedCondition,
        status: pause ? 'True' : 'False',
        reason,
        message,
      },
      new Date(),
    );
    return (before?.status === 'True') !== Boolean(pause);
  }

  /** Asks to be looked at again, because nothing will tell; the earliest counts. */
  requeueAfter(milliseconds: number | undefined): void {
    if (milliseconds !== undefined) {
      this.#requeueAfterMs = Math.min(
        this.#requeueAfterMs ?? Infinity,
        milliseconds,
      );
    }
  }

  /**
   * Every stage's condition, in order. What stands as it stood before has not changed, whatever was thought of it in
   * between.
   */
  complete(options: { interrupted: boolean }): Condition[] {
    return completeStages({
      conditions: this.#conditions,
      reported: this.#reported,
      now: new Date(),
      ...options,
    }).map(condition => {
      const before = findCondition(this.#before, condition.type);
      return before?.status === condition.status
        ? { ...condition, lastTransitionTime: before.lastTransitionTime }
        : condition;
    });
  }
}
