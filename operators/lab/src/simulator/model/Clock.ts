/** How long things took the real controllers and hosts, in milliseconds (one run, recorded event by event). */
export const durations = {
  /** From a host's claim to the end of kubeadm init. */
  kubeadmInit: 8_500,
  /** The same for a further control plane host. */
  kubeadmJoinControlPlane: 15_000,
  /** The same for a worker. */
  kubeadmJoin: 1_600,
  /** A MachineSet looks again whether the control plane is there. */
  preflightRetry: 15_000,
  /** Until Cluster API connects to a new workload cluster, and learns that it has been initialized. */
  workloadConnection: 20_500,
  /** A host's cleaner resets what a cluster left there. */
  hostReset: 1_400,
  /** Between the steps of a Machine's deletion. */
  deletionStep: 1_000,
} as const;

/** The time of one look at the objects, and when the next is due. */
export class Clock {
  readonly now: Date;
  readonly #speed: number;
  #wakeAt = Infinity;

  static create(options: { now: Date; speed: number }): Clock {
    return new Clock(options.now, options.speed);
  }

  private constructor(now: Date, speed: number) {
    this.now = now;
    this.#speed = speed;
  }

  /** Whether a duration is over that began at a time found in an object; otherwise remembers to look again. */
  isOver(since: string | undefined, durationMs: number): boolean {
    if (!since) {
      return false;
    }
    const end = Date.parse(since) + durationMs / this.#speed;
    if (end <= this.now.getTime()) {
      return true;
    }
    this.#wakeAt = Math.min(this.#wakeAt, end);
    return false;
  }

  /** When to look again though nothing changed, in milliseconds from `now`. */
  get wakeInMs(): number | undefined {
    return this.#wakeAt === Infinity
      ? undefined
      : Math.ceil(this.#wakeAt - this.now.getTime());
  }
}
