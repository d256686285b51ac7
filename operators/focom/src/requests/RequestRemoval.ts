import {
  annotations,
  finalizers,
  FocomProvisioningRequest,
  resourceTypes,
} from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import {
  EventRecorder,
  ReconcileContext,
  ReconcileResult,
  removeFinalizer,
} from '@o2ims-portal/operator-runtime';
import { withdrawBatch } from '../batches/withdrawBatch';
import { FoundCloud } from '../oclouds/OCloudDirectory';
import { RemoteCloud } from '../oclouds/RemoteCloud';
import { RevisionStore } from '../revisions/RevisionStore';
import { formOf } from './formOf';
import { Problem } from './Problem';
import { remoteNameOf } from './renderProvisioningRequest';
import { RequestReporter } from './RequestReporter';
import { asSingleRequest } from './SingleRequest';
import { RequestOutcome } from './toStatus';
import { withdrawRequest } from './withdrawRequest';

type Logger = ReconcileContext['logger'];

interface RequestRemovalOptions {
  client: KubernetesClient;
  events: EventRecorder;
  revisions: RevisionStore;
  reporter: RequestReporter;
}

/** Takes what a deleted request asked for off its O-Cloud, and lets the request go when nothing is left there. */
export class RequestRemoval {
  readonly #options: RequestRemovalOptions;

  static create(options: RequestRemovalOptions): RequestRemoval {
    return new RequestRemoval(options);
  }

  private constructor(options: RequestRemovalOptions) {
    this.#options = options;
  }

  /** Goes on with the removal of a request as far as it can at this moment. */
  async remove(
    request: FocomProvisioningRequest,
    found: FoundCloud,
    logger: Logger,
  ): Promise<ReconcileResult> {
    if (
      !request.metadata.finalizers?.includes(finalizers.focom) ||
      found === 'connecting'
    ) {
      return undefined;
    }
    if ('problem' in found) {
      return this.#removeWithout(request, found.problem, logger);
    }
    const left = await this.#withdraw(request, found.cloud, logger);
    if (left) {
      return this.#options.reporter.report(request, left, logger);
    }
    this.#options.events.record(request, {
      type: 'Normal',
      reason: 'Deleted',
      message: 'Nothing is left of it on the O-Cloud.',
    });
    return this.#letGo(request, logger);
  }

  /** Has the O-Cloud delete all of it; what is left of it there, if anything. */
  async #withdraw(
    request: FocomProvisioningRequest,
    cloud: RemoteCloud,
    logger: Logger,
  ): Promise<RequestOutcome | undefined> {
    if (formOf(request) === 'batch') {
      const clusters = await withdrawBatch({ request, cloud });
      return clusters.length > 0 ? { clusters } : undefined;
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
    return remote && { remote };
  }

  /** Nobody can ask the O-Cloud to delete anything: that has to wait, unless somebody says in so many words that it is gone. */
  async #removeWithout(
    request: FocomProvisioningRequest,
    problem: Problem,
    logger: Logger,
  ): Promise<ReconcileResult> {
    const { events, reporter } = this.#options;
    const remote = remoteNameOf(request);
    if (request.metadata.annotations?.[annotations.abandon] !== remote) {
      return reporter.report(request, { problem, unknown: true }, logger);
    }
    const what =
      formOf(request) === 'batch'
        ? 'its ProvisioningRequests and their clusters'
        : `ProvisioningRequest '${remote}' and its cluster`;
    const message = `Let go without the O-Cloud, as annotation ${annotations.abandon} asks. If ${what} are still there, nobody looks after them. ${problem.message}`;
    events.record(request, { type: 'Warning', reason: 'Abandoned', message });
    logger.warn({ remote, problem: problem.reason }, message);
    return this.#letGo(request, logger);
  }

  async #letGo(
    request: FocomProvisioningRequest,
    logger: Logger,
  ): Promise<undefined> {
    const { client, revisions } = this.#options;
    logger.info('Nothing is left to wait for on the O-Cloud: let it go');
    await revisions.removeAll(request);
    await removeFinalizer(
      client,
      resourceTypes.focomProvisioningRequest,
      request,
      finalizers.focom,
    );
  }
}
