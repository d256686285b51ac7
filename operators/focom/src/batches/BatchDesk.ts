import { FocomProvisioningRequest } from '@o2ims-portal/api';
import { Assessment } from '../drafts/assessDraft';
import { FeasibilityRound } from '../feasibility/FeasibilityRound';
import { WaitingRequests } from '../feasibility/WaitingRequests';
import { RemoteCloud } from '../oclouds/RemoteCloud';
import { Problem } from '../requests/Problem';
import { RemoteContests } from '../requests/RemoteContests';
import { Sent } from '../requests/Sent';
import { SingleRequest } from '../requests/SingleRequest';
import { earliestOf } from '../requests/earliestOf';
import { assessBatch } from './assessBatch';
import { checkBatch } from './checkBatch';
import { Inventory } from './inventory/Inventory';
import { inventoryKey } from './inventory/inventoryKey';
import { InventoryPool } from './inventory/InventoryPool';
import { remotesOfBatch } from './remotesOfBatch';
import { sendBatch } from './sendBatch';

/** Works on requests for several clusters, with the inventories that they may be from. */
export class BatchDesk {
  readonly #inventories: InventoryPool;
  readonly #check: (request: SingleRequest) => Problem | undefined;

  static create(options: {
    inventories: InventoryPool;
    /** What stands against sending one cluster by itself. */
    check: (request: SingleRequest) => Problem | undefined;
  }): BatchDesk {
    return new BatchDesk(options);
  }

  private constructor(options: {
    inventories: InventoryPool;
    check: (request: SingleRequest) => Problem | undefined;
  }) {
    this.#inventories = options.inventories;
    this.#check = options.check;
  }

  /** Whether it is known which clusters a request asks for; when it is, the request's turn comes again. */
  isKnown(request: FocomProvisioningRequest): boolean {
    return !inventoryKey(request) || this.#inventoryOf(request) !== undefined;
  }

  /** What there is to say of a request before anything of it is sent; its O-Cloud is asked, where that is known. */
  assess(
    request: FocomProvisioningRequest,
    cloud: RemoteCloud | undefined,
    waiting: WaitingRequests,
  ): Assessment {
    const round = cloud && FeasibilityRound.create({ cloud, waiting });
    return assessBatch({
      request,
      inventory: this.#inventoryOf(request),
      remotes: remotesOfBatch(request, cloud?.requests.list() ?? []),
      checks: {
        item: item => {
          const problem = this.#check(item.request);
          if (!problem) {
            // a draft can be approved before it can be had
            round?.ask(item.request, item.remote);
          }
          return problem;
        },
        batch: checkBatch,
      },
      answers: round?.answers ?? new Map(),
    });
  }

  /** Sends the clusters of a request, as far as that is not done yet, and has those deleted that it does not ask for. */
  async send(options: {
    request: FocomProvisioningRequest;
    cloud: RemoteCloud;
    waiting: WaitingRequests;
    contests: RemoteContests;
    beforeSend: () => Promise<void>;
  }): Promise<Sent> {
    const { request } = options;
    const { outcome, work, isHeld } = await sendBatch({
      ...options,
      inventory: this.#inventoryOf(request),
      check: this.#check,
    });
    return {
      outcome,
      writes: work.flatMap(({ remote, did }) =>
        remote && did ? [{ remoteName: remote.metadata.name, did }] : [],
      ),
      retry: work.find(({ failure }) => failure)?.failure,
      againAfterMs: earliestOf(work.map(({ againAfterMs }) => againAfterMs)),
      isThere: work.some(({ remote }) => remote),
      isSent:
        !isHeld &&
        work.some(
          ({ remote, report }) =>
            remote && !report?.problem && !remote.metadata.deletionTimestamp,
        ),
    };
  }

  async stop(): Promise<void> {
    await this.#inventories.stop();
  }

  #inventoryOf(
    request: FocomProvisioningRequest,
  ): Inventory | Problem | undefined {
    const key = inventoryKey(request);
    return key && this.#inventories.read(key, request);
  }
}
