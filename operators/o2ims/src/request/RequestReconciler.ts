import {
  fieldManagers,
  finalizers,
  ProvisioningRequest,
  ProvisioningState,
  reasons,
  resourceTypes,
} from '@o2ims-portal/api';
import { ApiError } from '@o2ims-portal/kubernetes-client';
import {
  applyStatus,
  EventRecorder,
  ReconcileContext,
  Reconciler,
  ReconcileResult,
} from '@o2ims-portal/operator-runtime';
import { planOfCluster } from '../plan/planOnCluster';
import { withCurrentHosts } from '../plan/withCurrentHosts';
import { currentStage, toState } from '../status/toState';
import { toStatus } from '../status/toStatus';
import { checkAdopted } from './adoption/checkAdopted';
import { observeAdopted } from './adoption/observeAdopted';
import { releaseAdopted } from './adoption/releaseAdopted';
import { reserveAdopted } from './adoption/reserveAdopted';
import { applyResources } from './phases/applyResources';
import { checkCluster } from './phases/checkCluster';
import { deleteRequest } from './phases/deleteRequest';
import { followMove } from './phases/followMove';
import { holdPaused } from './phases/holdPaused';
import { observeCluster } from './phases/observeCluster';
import { releaseUnused } from './phases/releaseUnused';
import { reserveHosts } from './phases/reserveHosts';
import { validate } from './phases/validate';
import { RequestScope } from './RequestScope';
import { RequestTools } from './RequestTools';

/** The way to a ready cluster; each phase says how its stage stands, and whether to go on. */
const phases = [
  checkCluster,
  validate,
  reserveHosts,
  applyResources,
  observeCluster,
];

/** The same for a cluster that somebody else made: it is looked at, and nothing of it is changed. */
const adoptionPhases = [checkAdopted, reserveAdopted, observeAdopted];

/**
 * Brings a ProvisioningRequest to the cluster that it asks for, or takes that down again.
 */
export class RequestReconciler implements Reconciler {
  readonly #tools: RequestTools;
  readonly #events: EventRecorder;

  static create(options: {
    tools: RequestTools;
    events: EventRecorder;
  }): RequestReconciler {
    return new RequestReconciler(options.tools, options.events);
  }

  private constructor(tools: RequestTools, events: EventRecorder) {
    this.#tools = tools;
    this.#events = events;
  }

  async reconcile(
    key: { name: string },
    context: ReconcileContext,
  ): Promise<ReconcileResult> {
    const found = this.#read(key);
    if (!found) {
      return undefined;
    }
    const followed = await followMove(found, this.#tools);
    if (followed === 'waits') {
      await this.#report(found, context, {});
    }
    if (followed === 'waits' || followed === 'gone') {
      return undefined;
    }
    let scope = followed === 'tookOver' ? this.#read(key) ?? found : found;
    const pause = await holdPaused(scope, this.#tools);
    if (pause) {
      await this.#report(scope, context, { held: true });
    }
    if (pause === 'holds') {
      return { requeueAfterMs: scope.requeueAfterMs };
    }
    if (pause === 'resumed') {
      // it has to be known before anything is deleted: a Cluster that was paused and is gone was moved
      scope = this.#read(key) ?? scope;
    }
    if (scope.request.metadata.deletionTimestamp) {
      return this.#delete(scope, context);
    }
    if (!scope.request.status?.provisioningStatus) {
      await this.#accept(scope, context);
      return this.#provision(this.#read(key) ?? scope, context);
    }
    return this.#provision(scope, context);
  }

  #read(key: { name: string }): RequestScope | undefined {
    const { caches, config } = this.#tools;
    const request = caches.requests.get({ name: key.name });
    if (!request) {
      return undefined;
    }
    const [cluster] = caches.clusters.by('owner', request.metadata.uid!);
    const scope = RequestScope.create({ request, cluster });
    const plan = cluster && planOfCluster(cluster);
    const { namespace } = config;
    scope.plan =
      plan &&
      withCurrentHosts(plan, name => caches.hosts.get({ namespace, name }));
    return scope;
  }

  async #provision(
    scope: RequestScope,
    context: ReconcileContext,
  ): Promise<ReconcileResult> {
    let failure: unknown;
    try {
      await this.#runPhases(scope);
    } catch (error) {
      // say what is known before it is tried again
      failure = error;
    }
    if (ApiError.isConflict(failure)) {
      throw failure;
    }
    if (failure) {
      scope.notice = `Interrupted, and tried again: ${
        failure instanceof Error ? failure.message : failure
      }`;
    }
    await this.#report(scope, context, { interrupted: Boolean(failure) });
    if (failure) {
      throw failure;
    }
    return { requeueAfterMs: scope.requeueAfterMs };
  }

  /** Says that a new request is taken up: whoever watches sees it pending, however soon it goes on. */
  async #accept(scope: RequestScope, context: ReconcileContext): Promise<void> {
    scope.message = 'Accepted; it is checked next';
    await this.#report(scope, context, {});
  }

  async #runPhases(scope: RequestScope): Promise<void> {
    for (const phase of scope.adopts ? adoptionPhases : phases) {
      if (!(await phase(scope, this.#tools))) {
        await releaseUnused(scope, this.#tools);
        return;
      }
    }
  }

  async #delete(
    scope: RequestScope,
    context: ReconcileContext,
  ): Promise<ReconcileResult> {
    const { finalizers: left = [] } = scope.request.metadata;
    if (!left.includes(finalizers.o2ims)) {
      return undefined;
    }
    const remove = scope.adopts ? releaseAdopted : deleteRequest;
    if (await remove(scope, this.#tools)) {
      context.logger.info('Everything of the request is gone');
      return undefined;
    }
    await this.#report(scope, context, {});
    return { requeueAfterMs: scope.requeueAfterMs };
  }

  async #report(
    scope: RequestScope,
    context: ReconcileContext,
    options: { interrupted?: boolean; held?: boolean },
  ): Promise<void> {
    const { client, caches, config } = this.#tools;
    const { request } = scope;
    const { interrupted = false, held = false } = options;
    const conditions = scope.complete({ interrupted: interrupted || held });
    const before = request.status?.provisioningStatus?.provisioningState;
    const state: ProvisioningState = request.metadata.deletionTimestamp
      ? 'deleting'
      : (held && before) ||
        toState(conditions, { hasCluster: Boolean(scope.cluster) });
    const status = toStatus({
      request,
      state,
      conditions,
      message: scope.message,
      notice: [...scope.hostWarnings, scope.notice].filter(Boolean).join('. '),
      plan: scope.plan,
      cluster: scope.cluster,
      namespace: config.namespace,
      held,
      now: new Date(),
    });
    caches.requests.remember(
      await applyStatus<ProvisioningRequest>(
        client,
        resourceTypes.provisioningRequest,
        request,
        status,
        fieldManagers.o2ims,
      ),
    );
    if (state !== before) {
      const message = status.provisioningStatus?.provisioningMessage ?? state;
      const reason = currentStage(conditions)?.reason;
      context.logger.info({ state, before, reason, message }, 'State changed');
      this.#events.record(request, {
        type:
          state === 'failed' || reason === reasons.clusterDeleted
            ? 'Warning'
            : 'Normal',
        reason: `${state[0].toLocaleUpperCase('en-US')}${state.slice(1)}`,
        message,
      });
    }
  }
}
