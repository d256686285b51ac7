import { FocomProvisioningRequest } from '@o2ims-portal/api';
import { Assessment } from '../drafts/assessDraft';
import { FeasibilityCheck } from '../feasibility/FeasibilityCheck';
import { WaitingRequests } from '../feasibility/WaitingRequests';
import { RemoteCloud } from '../oclouds/RemoteCloud';
import { Problem } from '../requests/Problem';
import { remoteNameOf } from '../requests/renderProvisioningRequest';
import { Sent } from '../requests/Sent';
import { SingleRequest } from '../requests/SingleRequest';
import { assessBatch } from './assessBatch';
import { BatchItem } from './BatchItem';
import { checkBatch } from './checkBatch';
import { BatchChecks } from './gateBatch';
import { Inventory } from './inventory/Inventory';
import { inventoryKey } from './inventory/inventoryKey';
import { InventoryPool } from './inventory/InventoryPool';
import { PromisedHosts } from './PromisedHosts';
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

  /** What there is to say of a request before anything of it is sent. */
  assess(request: FocomProvisioningRequest): Assessment {
    return assessBatch(request, this.#inventoryOf(request), {
      item: item => this.#check(item.request),
      batch: checkBatch,
    });
  }

  /** Sends the clusters of a request, as far as that is not done yet, and has those deleted that it does not ask for. */
  async send(options: {
    request: FocomProvisioningRequest;
    cloud: RemoteCloud;
    waiting: WaitingRequests;
    beforeSend: () => Promise<void>;
  }): Promise<Sent> {
    const { request } = options;
    options.waiting.forget(request);
    const { outcome, work, isHeld } = await sendBatch({
      ...options,
      inventory: this.#inventoryOf(request),
      checks: this.#checksFor(options),
    });
    return {
      outcome,
      writes: work.flatMap(({ remote, did }) =>
        remote && did ? [{ remoteName: remote.metadata.name, did }] : [],
      ),
      retry: work.find(({ failure }) => failure)?.failure,
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

  /** Asks the O-Cloud about each in turn: hosts that one would get are no other's any more. */
  #checksFor(options: {
    cloud: RemoteCloud;
    waiting: WaitingRequests;
  }): BatchChecks {
    const { cloud, waiting } = options;
    const left = PromisedHosts.create(cloud.inventory);
    const ask = ({ request, remote }: BatchItem) => {
      const check = FeasibilityCheck.create({ request, left, ...options });
      const problem = check.problem(remote);
      if (check.answer?.status === 'True') {
        const names = check.answer.hosts.map(({ name }) => name);
        left.promise(names, remoteNameOf(request));
      }
      if (!problem) {
        waiting.forget(request);
      }
      return problem;
    };
    return {
      item: item => this.#check(item.request) ?? ask(item),
      batch: checkBatch,
    };
  }

  #inventoryOf(
    request: FocomProvisioningRequest,
  ): Inventory | Problem | undefined {
    const key = inventoryKey(request);
    return key && this.#inventories.read(key, request);
  }
}
