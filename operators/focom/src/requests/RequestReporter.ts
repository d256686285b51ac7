import {
  fieldManagers,
  FocomProvisioningRequest,
  resourceTypes,
} from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import {
  applyStatus,
  EventRecorder,
  ReconcileContext,
  ReconcileResult,
} from '@o2ims-portal/operator-runtime';
import { toClusterEvents } from '../batches/toClusterEvents';
import { RecentWrites } from './RecentWrites';
import { ReportPacer } from './ReportPacer';
import { RequestOutcome, toStatus } from './toStatus';
import { toTransitionEvent } from './toTransitionEvent';

type Logger = ReconcileContext['logger'];

interface RequestReporterOptions {
  client: KubernetesClient;
  events: EventRecorder;
}

const type = resourceTypes.focomProvisioningRequest;

/** Writes what became of a request into its status, tells of transitions, and knows what was written before the watch does. */
export class RequestReporter {
  readonly #options: RequestReporterOptions;
  readonly #writes = new RecentWrites<FocomProvisioningRequest>();
  readonly #pacer = ReportPacer.create();

  static create(options: RequestReporterOptions): RequestReporter {
    return new RequestReporter(options);
  }

  private constructor(options: RequestReporterOptions) {
    this.#options = options;
  }

  /** The request as it was last written, where the watch has not caught up. */
  latest(watched: FocomProvisioningRequest): FocomProvisioningRequest {
    return this.#writes.latest(watched);
  }

  remember(
    before: FocomProvisioningRequest,
    after: FocomProvisioningRequest,
  ): FocomProvisioningRequest {
    return this.#writes.remember(before, after);
  }

  forget(request: FocomProvisioningRequest): void {
    this.#writes.forget(request);
    this.#pacer.forget(request);
  }

  async report(
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
      this.#pacer.reported(request, status, performance.now());
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
}
