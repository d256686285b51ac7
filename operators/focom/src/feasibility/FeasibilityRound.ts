import { isConditionTrue, ProvisioningRequest } from '@o2ims-portal/api';
import { RemoteCloud } from '../oclouds/RemoteCloud';
import { Problem } from '../requests/Problem';
import { remoteNameOf } from '../requests/renderProvisioningRequest';
import { SingleRequest } from '../requests/SingleRequest';
import { Feasibility } from './Feasibility';
import { FeasibilityCheck } from './FeasibilityCheck';
import { PromisedHosts } from './PromisedHosts';
import { WaitingRequests } from './WaitingRequests';

/**
 * Asks an O-Cloud about the clusters of one request in turn: hosts that one of them would get are promised to it, and
 * no other's any more.
 */
export class FeasibilityRound {
  readonly #cloud: RemoteCloud;
  readonly #waiting: WaitingRequests;
  readonly #left: PromisedHosts;
  readonly #answers = new Map<string, Feasibility>();

  static create(options: {
    cloud: RemoteCloud;
    waiting: WaitingRequests;
  }): FeasibilityRound {
    return new FeasibilityRound(options);
  }

  private constructor(options: {
    cloud: RemoteCloud;
    waiting: WaitingRequests;
  }) {
    this.#cloud = options.cloud;
    this.#waiting = options.waiting;
    this.#left = PromisedHosts.create(options.cloud.inventory);
  }

  /** What the O-Cloud said of each cluster that it was asked about, by name. */
  get answers(): ReadonlyMap<string, Feasibility> {
    return this.#answers;
  }

  /** What stands against sending a cluster now, given what the O-Cloud has of it already. */
  problem(
    request: SingleRequest,
    remote?: ProvisioningRequest,
  ): Problem | undefined {
    const check = this.#check(request);
    const problem = check.problem(remote);
    if (check.answer) {
      this.#take(request, check.answer);
    }
    return problem;
  }

  /** Asks about a cluster that is a draft; one that is there has its own hosts already. */
  ask(request: SingleRequest, remote?: ProvisioningRequest): void {
    const hasCluster = remote?.status?.extensions?.cluster !== undefined;
    const answer = this.#check(request).ask(hasCluster ? remote : undefined);
    this.#take(request, answer);
  }

  /** Promises a cluster that was sent what the O-Cloud has not reserved for it yet. */
  promise(request: SingleRequest, remote?: ProvisioningRequest): void {
    if (!isConditionTrue(remote?.status?.conditions, 'HostsReserved')) {
      this.#promise(request, this.#check(request).ask(remote));
    }
  }

  #check(request: SingleRequest): FeasibilityCheck {
    const [cloud, waiting, left] = [this.#cloud, this.#waiting, this.#left];
    return FeasibilityCheck.create({ request, cloud, waiting, left });
  }

  #take(request: SingleRequest, answer: Feasibility): void {
    this.#answers.set(request.cluster ?? '', answer);
    this.#promise(request, answer);
  }

  #promise(request: SingleRequest, answer: Feasibility): void {
    if (answer.status === 'True') {
      const names = answer.hosts.map(({ name }) => name);
      this.#left.promise(names, remoteNameOf(request));
    }
  }
}
