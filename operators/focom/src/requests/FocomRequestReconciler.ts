import {
  annotations,
  fieldManagers,
  finalizers,
  FocomProvisioningRequest,
  resourceTypes,
  TemplateInfo,
} from '@o2ims-portal/api';
import { Informer, KubernetesClient } from '@o2ims-portal/kubernetes-client';
import {
  applyStatus,
  ensureFinalizer,
  EventRecorder,
  ReconcileContext,
  Reconciler,
  ReconcileResult,
  removeFinalizer,
  TerminalError,
} from '@o2ims-portal/operator-runtime';
import { BatchDesk } from '../batches/BatchDesk';
import { InventoryPool } from '../batches/inventory/InventoryPool';
import { isScaled, scaleCluster } from '../batches/scaling/scaleCluster';
import { toClusterEvents } from '../batches/toClusterEvents';
import { withdrawBatch } from '../batches/withdrawBatch';
import { Assessment } from '../drafts/assessDraft';
import { expireDraft, isExpired } from '../drafts/expireDraft';
import { previewRequest, resolveRequest } from '../drafts/resolveRequest';
import { WaitingRequests } from '../feasibility/WaitingRequests';
import { FoundCloud, OCloudDirectory } from '../oclouds/OCloudDirectory';
import { RemoteCloud } from '../oclouds/RemoteCloud';
import { keepRevision } from '../revisions/keepRevision';
import {
  restoreRevision,
  revisionToRestore,
} from '../revisions/restoreRevision';
import { RevisionStore } from '../revisions/RevisionStore';
import { checkTemplate } from '../templates/checkTemplate';
import { formOf } from './formOf';
import { Problem } from './Problem';
import { RecentWrites } from './RecentWrites';
import { remoteNameOf } from './renderProvisioningRequest';
import { ReportPacer } from './ReportPacer';
import { sendSingle } from './sendSingle';
import { Sent } from './Sent';
import { asSingleRequest, SingleRequest } from './SingleRequest';
import { Outcome } from './toFocomStatus';
import { RequestOutcome, toStatus } from './toStatus';
import { toTransitionEvent } from './toTransitionEvent';
import { whatIfAway } from './whatIfAway';
import { withdrawRequest } from './withdrawRequest';

type Logger = ReconcileContext['logger'];

interface FocomRequestReconcilerOptions {
  client: KubernetesClient;
  events: EventRecorder;
  requests: Informer<FocomProvisioningRequest>;
  templates: Informer<TemplateInfo>;
  oClouds: OCloudDirectory;
  revisions: RevisionStore;
  inventories: InventoryPool;
  /** How long drafts live that do not say so themselves; for ever when left out. */
  draftTtlSeconds?: number;
  waiting: WaitingRequests;
}

const type = resourceTypes.focomProvisioningRequest;

/**
 * Keeps a ProvisioningRequest on the O-Cloud for every FocomProvisioningRequest, and that one's status in its own.
 *
 * @public
 */
export class FocomRequestReconciler implements Reconciler {
  readonly #options: FocomRequestReconcilerOptions;
  readonly #writes = new RecentWrites<FocomProvisioningRequest>();
  readonly #pacer = ReportPacer.create();
  readonly #batches: BatchDesk;

  static create(
    options: FocomRequestReconcilerOptions,
  ): FocomRequestReconciler {
    return new FocomRequestReconciler(options);
  }

  private constructor(options: FocomRequestReconcilerOptions) {
    this.#options = options;
    this.#batches = BatchDesk.create({
      ...options,
      check: request => this.#check(request),
    });
    options.requests.addHandler({
      onDelete: request => {
        this.#writes.forget(request);
        this.#pacer.forget(request);
        options.waiting.forget(request);
      },
    });
  }

  async reconcile(
    key: { namespace?: string; name: string },
    { logger }: ReconcileContext,
  ): Promise<ReconcileResult> {
    const { requests, oClouds } = this.#options;
    const watched = requests.get(key);
    if (!watched) {
      return undefined;
    }
    const request = this.#writes.latest(watched);
    const found = oClouds.find(request);
    if (request.metadata.deletionTimestamp) {
      return this.#remove(request, found, logger);
    }
    if (revisionToRestore(request) !== undefined) {
      return this.#restore(request, logger);
    }
    if (formOf(request) === 'scale') {
      return this.#scale(request, logger);
    }
    if (!this.#batches.isKnown(request)) {
      return undefined;
    }
    const reach = whatIfAway(request, found);
    if ('wait' in reach) {
      return undefined;
    }
    const cloud = 'cloud' in reach ? reach.cloud : undefined;
    const { effective, draft } = await resolveRequest({
      ...this.#options,
      request,
      cloud,
      assess: () => this.#assess(request),
    });
    if (draft && isExpired(draft.preview, new Date())) {
      return expireDraft({ ...this.#options, request, ...draft, logger });
    }
    const about = draft && { draft: draft.problem, preview: draft.preview };
    if ('problem' in reach) {
      const { problem } = reach;
      const outcome = { ...about, problem, unknown: true };
      return this.#report(request, outcome, logger);
    }
    if (effective && !this.#batches.isKnown(effective)) {
      return undefined;
    }
    return effective
      ? this.#keep(request, effective, reach.cloud, about, logger)
      : this.#report(request, { ...about }, logger);
  }

  async stop(): Promise<void> {
    await this.#batches.stop();
  }

  /** Keeps what a request comes down to on the O-Cloud. */
  async #keep(
    request: FocomProvisioningRequest,
    effective: FocomProvisioningRequest,
    cloud: RemoteCloud,
    about: Pick<Outcome, 'draft' | 'preview'> | undefined,
    logger: Logger,
  ): Promise<ReconcileResult> {
    const { revisions, waiting } = this.#options;
    let owned = request;
    const own = async () => {
      owned = await this.#ensureFinalizer(owned);
    };
    const keepSpec = async () => {
      await own();
      const { spec } = effective;
      return keepRevision({ ...this.#options, request, spec, logger });
    };
    const beforeSend = async () => {
      await keepSpec();
    };
    const sending = { cloud, waiting, beforeSend };
    const single = asSingleRequest(effective);
    const { outcome, writes, retry, isThere, isSent } =
      formOf(effective) === 'batch'
        ? await this.#batches.send({ request: effective, ...sending })
        : await sendSingle({
            request: single,
            ...sending,
            check: () => this.#check(single),
            wasExecuted: about?.draft !== undefined,
          });
    const { problem, feasibility } = outcome;
    if (formOf(effective) === 'single' && !about && feasibility?.status !== 'False') {
      waiting.forget(request);
    }
    if (isThere) {
      await own();
    }
    const revision = isSent ? await keepSpec() : undefined;
    await revisions.prune(request);
    writes.forEach(write => this.#tellOf(write, owned, logger));
    const refused =
      problem && !about && request.spec.mode === 'Draft'
        ? previewRequest(
            {
              ...this.#options,
              request,
              cloud,
              assess: () => this.#assess(request),
            },
            { ...this.#assess(request), problem },
            feasibility,
          )
        : undefined;
    const result = await this.#report(
      owned,
      {
        ...outcome,
        preview: refused?.preview,
        ...about,
        revision,
      },
      logger,
    );
    if (retry) {
      throw retry;
    }
    return result;
  }

  #tellOf(
    { remoteName, did }: Sent['writes'][number],
    request: FocomProvisioningRequest,
    logger: Logger,
  ): void {
    logger.info({ remote: remoteName }, `ProvisioningRequest ${did}`);
    if (did === 'restored') {
      this.#options.events.record(request, {
        type: 'Warning',
        reason: 'SpecRestored',
        message: `Somebody changed the spec of ProvisioningRequest '${remoteName}' on the O-Cloud; it is again as this request says. Change this request instead.`,
      });
    }
  }

  /** Has the request of another cluster say how many workers that is to have. */
  async #scale(
    request: FocomProvisioningRequest,
    logger: Logger,
  ): Promise<ReconcileResult> {
    if (isScaled(request)) {
      return undefined;
    }
    const { effective, draft } = await resolveRequest({
      ...this.#options,
      request,
      cloud: undefined,
      assess: () => ({ requests: [] }),
    });
    if (draft && isExpired(draft.preview, new Date())) {
      return expireDraft({ ...this.#options, request, ...draft, logger });
    }
    const outcome = effective
      ? await scaleCluster({
          ...this.#options,
          request,
          requests: this.#options.requests
            .list()
            .map(other => this.#writes.latest(other)),
          onChange: (before, after) => this.#writes.remember(before, after),
        })
      : { draft: draft?.problem, preview: draft?.preview };
    return this.#report(request, outcome, logger);
  }

  async #restore(
    request: FocomProvisioningRequest,
    logger: Logger,
  ): Promise<void> {
    const { client, events, revisions } = this.#options;
    const { request: restored, event } = await restoreRevision({
      client,
      request,
      revisions,
    });
    this.#writes.remember(request, restored);
    events.record(restored, event);
    logger.info({ reason: event.reason }, event.message);
  }

  #check(request: SingleRequest): Problem | undefined {
    return checkTemplate(request, this.#templatesFor(request));
  }

  /** What there is to say of a request before anything of it is sent. */
  #assess(request: FocomProvisioningRequest): Assessment {
    if (formOf(request) === 'batch') {
      return this.#batches.assess(request);
    }
    const single = asSingleRequest(request);
    const problem = this.#check(single);
    return { requests: [single], ...(problem && { problem }) };
  }

  async #remove(
    request: FocomProvisioningRequest,
    found: FoundCloud,
    logger: Logger,
  ): Promise<ReconcileResult> {
    if (!request.metadata.finalizers?.includes(finalizers.focom)) {
      return undefined;
    }
    if (found === 'connecting') {
      return undefined;
    }
    if ('problem' in found) {
      return this.#removeWithout(request, found.problem, logger);
    }
    const { cloud } = found;
    if (formOf(request) === 'batch') {
      const clusters = await withdrawBatch({ request, cloud });
      return clusters.length > 0
        ? this.#report(request, { clusters }, logger)
        : this.#letGoWhole(request, logger);
    }
    const { remote, asked } = await withdrawRequest({
      request: asSingleRequest(request),
      cloud,
    });
    if (asked) {
      logger.info(
        { remote: remote?.metadata.name },
        'Asked the O-Cloud to delete the ProvisioningRequest',
      );
    }
    if (remote) {
      return this.#report(request, { remote }, logger);
    }
    return this.#letGoWhole(request, logger);
  }

  async #letGoWhole(
    request: FocomProvisioningRequest,
    logger: Logger,
  ): Promise<undefined> {
    this.#options.events.record(request, {
      type: 'Normal',
      reason: 'Deleted',
      message: 'Nothing is left of it on the O-Cloud.',
    });
    return this.#letGo(request, logger);
  }

  /** Nobody can ask the O-Cloud to delete anything: that has to wait, unless somebody says in so many words that it is gone. */
  async #removeWithout(
    request: FocomProvisioningRequest,
    problem: Problem,
    logger: Logger,
  ): Promise<ReconcileResult> {
    const remote = remoteNameOf(request);
    if (request.metadata.annotations?.[annotations.abandon] !== remote) {
      return this.#report(request, { problem, unknown: true }, logger);
    }
    const what =
      formOf(request) === 'batch'
        ? 'its ProvisioningRequests and their clusters'
        : `ProvisioningRequest '${remote}' and its cluster`;
    const message = `Let go without the O-Cloud, as annotation ${annotations.abandon} asks. If ${what} are still there, nobody looks after them. ${problem.message}`;
    this.#options.events.record(request, {
      type: 'Warning',
      reason: 'Abandoned',
      message,
    });
    logger.warn({ remote, problem: problem.reason }, message);
    return this.#letGo(request, logger);
  }

  async #letGo(
    request: FocomProvisioningRequest,
    logger: Logger,
  ): Promise<undefined> {
    logger.info('Nothing is left to wait for on the O-Cloud: let it go');
    await this.#options.revisions.removeAll(request);
    await removeFinalizer(
      this.#options.client,
      type,
      request,
      finalizers.focom,
    );
  }

  async #report(
    request: FocomProvisioningRequest,
    outcome: RequestOutcome,
    logger: Logger,
  ): Promise<ReconcileResult> {
    const { client, events } = this.#options;
    const status = toStatus(request, outcome, new Date());
    const requeueAfterMs = this.#pacer.delayFor(
      request,
      status,
      performance.now(),
    );
    if (requeueAfterMs > 0) {
      return { requeueAfterMs };
    }
    const written = await applyStatus(
      client,
      type,
      request,
      status,
      fieldManagers.focom,
    );
    if (written !== request) {
      this.#writes.remember(request, written);
      this.#pacer.reported(request, performance.now());
    }
    toClusterEvents(request.status, status).forEach(told =>
      events.record(written, told),
    );
    const event = toTransitionEvent(request.status, status);
    if (event) {
      events.record(written, event);
      logger.info({ phase: status.phase, reason: event.reason }, event.message);
    }
    const { expiresAt } = status.preview ?? {};
    return expiresAt
      ? { requeueAfterMs: Math.max(1, Date.parse(expiresAt) - Date.now()) }
      : undefined;
  }

  async #ensureFinalizer(
    request: FocomProvisioningRequest,
  ): Promise<FocomProvisioningRequest> {
    const owned = await ensureFinalizer(
      this.#options.client,
      type,
      request,
      finalizers.focom,
    );
    if (!owned.metadata.finalizers?.includes(finalizers.focom)) {
      throw new TerminalError(
        'Deleted before it was passed on: nothing to do any more',
      );
    }
    return this.#writes.remember(request, owned);
  }

  #templatesFor({ metadata }: FocomProvisioningRequest): TemplateInfo[] {
    return this.#options.templates
      .list()
      .filter(template => template.metadata.namespace === metadata.namespace);
  }
}
