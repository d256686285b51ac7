import { FocomProvisioningRequest, TemplateInfo } from '@o2ims-portal/api';
import { Informer, KubernetesClient } from '@o2ims-portal/kubernetes-client';
import {
  EventRecorder,
  ReconcileContext,
  Reconciler,
  ReconcileResult,
} from '@o2ims-portal/operator-runtime';
import { BatchDesk } from '../batches/BatchDesk';
import { InventoryPool } from '../batches/inventory/InventoryPool';
import { isScaled, scaleCluster } from '../batches/scaling/scaleCluster';
import { Assessment } from '../drafts/assessDraft';
import { expireDraft, isExpired } from '../drafts/expireDraft';
import { resolveRequest } from '../drafts/resolveRequest';
import { WaitingRequests } from '../feasibility/WaitingRequests';
import { OCloudDirectory } from '../oclouds/OCloudDirectory';
import { RemoteCloud } from '../oclouds/RemoteCloud';
import {
  restoreRevision,
  revisionToRestore,
} from '../revisions/restoreRevision';
import { RevisionStore } from '../revisions/RevisionStore';
import { checkTemplate } from '../templates/checkTemplate';
import { formOf } from './formOf';
import { Problem } from './Problem';
import { RequestExecution } from './RequestExecution';
import { RequestRemoval } from './RequestRemoval';
import { RequestReporter } from './RequestReporter';
import { asSingleRequest, SingleRequest } from './SingleRequest';
import { whatIfAway } from './whatIfAway';

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

/**
 * Keeps a ProvisioningRequest on the O-Cloud for every FocomProvisioningRequest, and that one's status in its own.
 *
 * @public
 */
export class FocomRequestReconciler implements Reconciler {
  readonly #options: FocomRequestReconcilerOptions;
  readonly #batches: BatchDesk;
  readonly #reporter: RequestReporter;
  readonly #execution: RequestExecution;
  readonly #removal: RequestRemoval;

  static create(
    options: FocomRequestReconcilerOptions,
  ): FocomRequestReconciler {
    return new FocomRequestReconciler(options);
  }

  private constructor(options: FocomRequestReconcilerOptions) {
    this.#options = options;
    const check = (request: SingleRequest) => this.#check(request);
    this.#batches = BatchDesk.create({ ...options, check });
    this.#reporter = RequestReporter.create(options);
    const parts = { ...options, reporter: this.#reporter };
    this.#removal = RequestRemoval.create(parts);
    this.#execution = RequestExecution.create({
      ...parts,
      batches: this.#batches,
      check,
      assess: request => this.#assess(request),
    });
    options.requests.addHandler({
      onDelete: request => {
        this.#reporter.forget(request);
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
    const request = this.#reporter.latest(watched);
    const found = oClouds.find(request);
    if (request.metadata.deletionTimestamp) {
      return this.#removal.remove(request, found, logger);
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
    // what it waits for is noted anew by whoever asks the O-Cloud for it
    this.#options.waiting.forget(request);
    const { effective, draft: waiting } = await resolveRequest({
      ...this.#options,
      request,
      cloud,
      assess: () => this.#assess(request, cloud),
    });
    if (waiting && isExpired(waiting.preview, new Date())) {
      return expireDraft({ ...this.#options, request, ...waiting, logger });
    }
    const draft = waiting && {
      draft: waiting.problem,
      preview: waiting.preview,
    };
    if ('problem' in reach) {
      const { problem } = reach;
      const outcome = { ...draft, problem, unknown: true };
      return this.#reporter.report(request, outcome, logger);
    }
    if (!effective) {
      return this.#reporter.report(request, { ...draft }, logger);
    }
    if (!this.#batches.isKnown(effective)) {
      return undefined;
    }
    const execution = { request, effective, cloud: reach.cloud, draft, logger };
    return this.#execution.execute(execution);
  }

  async stop(): Promise<void> {
    await this.#batches.stop();
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
            .map(other => this.#reporter.latest(other)),
          onChange: (before, after) => this.#reporter.remember(before, after),
        })
      : { draft: draft?.problem, preview: draft?.preview };
    return this.#reporter.report(request, outcome, logger);
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
    this.#reporter.remember(request, restored);
    events.record(restored, event);
    logger.info({ reason: event.reason }, event.message);
  }

  #check(request: SingleRequest): Problem | undefined {
    const { namespace } = request.metadata;
    const templates = this.#options.templates
      .list()
      .filter(template => template.metadata.namespace === namespace);
    return checkTemplate(request, templates);
  }

  /** What there is to say of a request before anything of it is sent. */
  #assess(request: FocomProvisioningRequest, cloud?: RemoteCloud): Assessment {
    if (formOf(request) === 'batch') {
      const { waiting } = this.#options;
      return this.#batches.assess(request, cloud, waiting);
    }
    const single = asSingleRequest(request);
    const problem = this.#check(single);
    return { requests: [single], ...(problem && { problem }) };
  }
}
