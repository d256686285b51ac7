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
import { FoundCloud, OCloudDirectory } from '../oclouds/OCloudDirectory';
import { RemoteCloud } from '../oclouds/RemoteCloud';
import { checkTemplate } from '../templates/checkTemplate';
import { Problem } from './Problem';
import { RecentWrites } from './RecentWrites';
import { remoteNameOf } from './renderProvisioningRequest';
import { ReportPacer } from './ReportPacer';
import { sendRequest } from './sendRequest';
import { Outcome, toFocomStatus } from './toFocomStatus';
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

  static create(
    options: FocomRequestReconcilerOptions,
  ): FocomRequestReconciler {
    return new FocomRequestReconciler(options);
  }

  private constructor(options: FocomRequestReconcilerOptions) {
    this.#options = options;
    options.requests.addHandler({
      onDelete: request => {
        this.#writes.forget(request);
        this.#pacer.forget(request);
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
    const decision = whatIfAway(request, found);
    if ('cloud' in decision) {
      return this.#keep(request, decision.cloud, logger);
    }
    return 'problem' in decision
      ? this.#report(request, { ...decision, unknown: true }, logger)
      : undefined;
  }

  async #keep(
    request: FocomProvisioningRequest,
    cloud: RemoteCloud,
    logger: Logger,
  ): Promise<ReconcileResult> {
    const remote = remoteNameOf(request);
    let owned = request;
    const own = async () => {
      owned = await this.#ensureFinalizer(owned);
    };
    const { outcome, did, retry } = await sendRequest({
      request,
      cloud,
      check: () => checkTemplate(request, this.#templatesFor(request)),
      beforeCreate: own,
    });
    if (outcome.remote) {
      await own();
    }
    if (did) {
      logger.info({ remote }, `ProvisioningRequest ${did}`);
    }
    if (did === 'restored') {
      this.#options.events.record(owned, {
        type: 'Warning',
        reason: 'SpecRestored',
        message: `Somebody changed the spec of ProvisioningRequest '${remote}' on the O-Cloud; it is again as this request says. Change this request instead.`,
      });
    }
    const result = await this.#report(owned, outcome, logger);
    if (retry) {
      throw retry;
    }
    return result;
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
    const { remote, asked } = await withdrawRequest({ request, cloud });
    if (asked) {
      logger.info(
        { remote: remote?.metadata.name },
        'Asked the O-Cloud to delete the ProvisioningRequest',
      );
    }
    if (remote) {
      return this.#report(request, { remote }, logger);
    }
    logger.info('Nothing is left of it on the O-Cloud: let it go');
    return this.#letGo(request);
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
    const message = `Let go without the O-Cloud, as annotation ${annotations.abandon} asks. If ProvisioningRequest '${remote}' and its cluster are still there, nobody looks after them. ${problem.message}`;
    this.#options.events.record(request, {
      type: 'Warning',
      reason: 'Abandoned',
      message,
    });
    logger.warn({ remote, problem: problem.reason }, message);
    return this.#letGo(request);
  }

  async #letGo(request: FocomProvisioningRequest): Promise<undefined> {
    await removeFinalizer(
      this.#options.client,
      type,
      request,
      finalizers.focom,
    );
  }

  async #report(
    request: FocomProvisioningRequest,
    outcome: Outcome,
    logger: Logger,
  ): Promise<ReconcileResult> {
    const { client, events } = this.#options;
    const status = toFocomStatus(request, outcome, new Date());
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
    const event = toTransitionEvent(request.status, status);
    if (event) {
      events.record(written, event);
      logger.info({ phase: status.phase, reason: event.reason }, event.message);
    }
    return undefined;
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
