import {
  finalizers,
  FocomProvisioningRequest,
  reasons,
  resourceTypes,
} from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import {
  ensureFinalizer,
  EventRecorder,
  ReconcileContext,
  ReconcileResult,
  TerminalError,
} from '@o2ims-portal/operator-runtime';
import { BatchDesk } from '../batches/BatchDesk';
import { Assessment, DraftPreview } from '../drafts/assessDraft';
import { previewRequest } from '../drafts/resolveRequest';
import { Feasibility } from '../feasibility/Feasibility';
import { WaitingRequests } from '../feasibility/WaitingRequests';
import { RemoteCloud } from '../oclouds/RemoteCloud';
import { keepRevision } from '../revisions/keepRevision';
import { RevisionStore } from '../revisions/RevisionStore';
import { earliestOf } from './earliestOf';
import { formOf } from './formOf';
import { Problem } from './Problem';
import { RemoteContests } from './RemoteContests';
import { RequestReporter } from './RequestReporter';
import { Sent } from './Sent';
import { sendSingle } from './sendSingle';
import { asSingleRequest, SingleRequest } from './SingleRequest';
import { Outcome } from './toFocomStatus';

type Logger = ReconcileContext['logger'];

interface RequestExecutionOptions {
  client: KubernetesClient;
  events: EventRecorder;
  revisions: RevisionStore;
  waiting: WaitingRequests;
  /** How long drafts live that do not say so themselves; for ever when left out. */
  draftTtlSeconds?: number;
  batches: BatchDesk;
  /** What stands against sending one cluster by itself. */
  check: (request: SingleRequest) => Problem | undefined;
  /** What there is to say of a request before anything of it is sent. */
  assess: (request: FocomProvisioningRequest) => Assessment;
  reporter: RequestReporter;
}

/** A request, and what it comes down to. */
interface Execution {
  request: FocomProvisioningRequest;
  /** As it is to be on the O-Cloud. */
  effective: FocomProvisioningRequest;
  cloud: RemoteCloud;
  /** What there is to say of a draft that waits beside it. */
  draft?: Pick<Outcome, 'draft' | 'preview'>;
  logger: Logger;
}

/** Keeps what a request comes down to on the O-Cloud, with a revision of it, and the request's status in step. */
export class RequestExecution {
  readonly #options: RequestExecutionOptions;
  readonly #contests = RemoteContests.create();

  static create(options: RequestExecutionOptions): RequestExecution {
    return new RequestExecution(options);
  }

  private constructor(options: RequestExecutionOptions) {
    this.#options = options;
  }

  /** Sends what is not on the O-Cloud yet as it is wanted, and reports what came of it. */
  async execute(execution: Execution): Promise<ReconcileResult> {
    const { request, effective, cloud, draft, logger } = execution;
    const { reporter, revisions } = this.#options;
    let owned = request;
    const own = async () => {
      owned = await this.#ensureFinalizer(owned);
    };
    const keepSpec = async () => {
      await own();
      const { spec } = effective;
      return keepRevision({ ...this.#options, request, spec, logger });
    };
    const sent = await this.#send(execution, async () => {
      await keepSpec();
    });
    const { outcome, writes, retry, againAfterMs, isThere, isSent } = sent;
    if (isThere) {
      await own();
    }
    const revision = isSent ? await keepSpec() : undefined;
    await revisions.prune(request);
    writes.forEach(write => this.#tellOf(write, owned, logger));
    const preview = this.#previewRefused(request, cloud, outcome, draft);
    const told = { ...outcome, preview, ...draft, revision };
    const result = await reporter.report(owned, told, logger);
    if (retry) {
      throw retry;
    }
    const requeueAfterMs = earliestOf([result?.requeueAfterMs, againAfterMs]);
    return requeueAfterMs === undefined ? undefined : { requeueAfterMs };
  }

  async #send(
    { effective, cloud, draft }: Execution,
    beforeSend: () => Promise<void>,
  ): Promise<Sent> {
    const { batches, check, waiting } = this.#options;
    const contests = this.#contests;
    const sending = { cloud, waiting, contests, beforeSend };
    if (formOf(effective) === 'batch') {
      return batches.send({ request: effective, ...sending });
    }
    const single = asSingleRequest(effective);
    return sendSingle({
      request: single,
      ...sending,
      check: () => check(single),
      wasExecuted: draft?.draft !== undefined,
    });
  }

  /** What would come of a draft that was approved, and that could not be sent after all. */
  #previewRefused(
    request: FocomProvisioningRequest,
    cloud: RemoteCloud,
    { problem, feasibility }: { problem?: Problem; feasibility?: Feasibility },
    draft: Execution['draft'],
  ): DraftPreview | undefined {
    // what is contested was sent, and as it was approved
    const isRefused = problem && problem.reason !== reasons.specContested;
    if (!isRefused || draft || request.spec.mode !== 'Draft') {
      return undefined;
    }
    const assess = () => this.#options.assess(request);
    const options = { ...this.#options, request, cloud, assess };
    const assessment = { ...assess(), problem };
    return previewRequest(options, assessment, feasibility).preview;
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

  async #ensureFinalizer(
    request: FocomProvisioningRequest,
  ): Promise<FocomProvisioningRequest> {
    const owned = await ensureFinalizer(
      this.#options.client,
      resourceTypes.focomProvisioningRequest,
      request,
      finalizers.focom,
    );
    if (!owned.metadata.finalizers?.includes(finalizers.focom)) {
      throw new TerminalError(
        'Deleted before it was passed on: nothing to do any more',
      );
    }
    return this.#options.reporter.remember(request, owned);
  }
}
