import {
  annotations,
  ProvisioningRequest,
} from '@o2ims-portal/api';
import { RemoteCloud } from '../oclouds/RemoteCloud';
import { Problem } from '../requests/Problem';
import { SingleRequest } from '../requests/SingleRequest';
import { checkFeasibility } from './checkFeasibility';
import { CloudInventory } from './CloudInventory';
import { Feasibility } from './Feasibility';
import { isToBeAsked } from './isToBeAsked';
import { WaitingRequests } from './WaitingRequests';

/**
 * Asks an O-Cloud, for one request, whether it can do what that asks for; and has the request looked at again when the
 * answer may be another.
 */
export class FeasibilityCheck {
  readonly #request: SingleRequest;
  readonly #cloud: RemoteCloud;
  readonly #waiting: WaitingRequests;
  readonly #left: CloudInventory;
  #answer?: Feasibility;
  #living?: ReadonlySet<string | undefined>;

  static create(options: {
    request: SingleRequest;
    cloud: RemoteCloud;
    waiting: WaitingRequests;
    /** What is left of the O-Cloud's inventory, where others have been promised some of it. */
    left?: CloudInventory;
  }): FeasibilityCheck {
    return new FeasibilityCheck(options);
  }

  private constructor(options: {
    request: SingleRequest;
    cloud: RemoteCloud;
    waiting: WaitingRequests;
    left?: CloudInventory;
  }) {
    this.#request = options.request;
    this.#cloud = options.cloud;
    this.#waiting = options.waiting;
    this.#left = options.left ?? options.cloud.inventory;
  }

  /** What the O-Cloud said last; undefined when there was nothing to ask. */
  get answer(): Feasibility | undefined {
    return this.#answer;
  }

  /** What stands against sending the request now, given what the O-Cloud has of it already. */
  problem(remote?: ProvisioningRequest): Problem | undefined {
    this.#answer = isToBeAsked(this.#request, remote)
      ? this.ask(remote)
      : undefined;
    return this.#answer?.status === 'False' ? this.#answer.problem : undefined;
  }

  /** Asks in any case. */
  ask(remote?: ProvisioningRequest): Feasibility {
    const request = this.#request;
    const { inventory } = this.#cloud;
    const skip = annotations.skipParameterValidation;
    const answer = checkFeasibility({
      spec: request.spec,
      inventory: this.#left,
      isAlive: uid => this.#isAlive(uid),
      remote,
      unchecked: request.metadata.annotations?.[skip] === 'true',
    });
    // at once: what changes from now on is told to those that are noted
    if (answer.status !== 'Unknown') {
      this.#waiting.note(request, inventory, answer.concerns);
    }
    return answer;
  }

  #isAlive(uid: string): boolean {
    this.#living ??= new Set(
      this.#cloud.requests.list().map(({ metadata }) => metadata.uid),
    );
    return this.#living.has(uid);
  }
}
