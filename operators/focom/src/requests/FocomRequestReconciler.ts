import {
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
import { OCloudDirectory } from '../oclouds/OCloudDirectory';
import { RemoteCloud } from '../oclouds/RemoteCloud';
import { checkTemplate } from '../templates/checkTemplate';
import { RecentWrites } from './RecentWrites';
import { remoteNameOf } from './renderProvisioningRequest';
import { ReportPacer } from './ReportPacer';
import { sendRequest } from './sendRequest';
import { Outcome, toFocomStatus } from './toFocomStatus';
import { toTransitionEvent } from './toTransitionEvent';
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
    if (request.metadata.deletionTimestamp) {
      return this.#remove(request, oClouds.findForDeletion(request), logger);
    }
    const found = oClouds.find(request);
    if ('problem' in found) {
      const { problem } = found;
      return this.#report(request, { problem, unknown: true }, logger);
    }
    return this.#keep(request, found.cloud, logger);
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
    cloud: RemoteCloud,
    logger: Logger,
  ): Promise<ReconcileResult> {
    if (!request.metadata.finalizers?.includes(finalizers.focom)) {
      return undefined;
    }
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
    await removeFinalizer(
      this.#options.client,
      type,
      request,
      finalizers.focom,
    );
    logger.info('Nothing is left of it on the O-Cloud: let it go');
    return undefined;
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
