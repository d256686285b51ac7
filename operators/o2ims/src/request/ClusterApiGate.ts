import {
  fieldManagers,
  ProvisioningRequest,
  resourceTypes,
} from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import {
  applyStatus,
  ReconcileContext,
  Reconciler,
  ReconcileResult,
  Watch,
} from '@o2ims-portal/operator-runtime';
import { Caches } from '../cache/Caches';
import { toAwaitingStatus } from '../status/toAwaitingStatus';
import { goesByItself } from './goesByItself';

/**
 * Lets requests through as soon as the API server has the kinds of Cluster API and of BYOH, and they have been read.
 * Until then it says on each request what it waits for.
 */
export class ClusterApiGate implements Reconciler {
  /** Tells of all requests whenever one more kind has been read. */
  readonly watch: Watch;
  readonly #client: KubernetesClient;
  readonly #caches: Caches;
  readonly #next: Reconciler;

  static create(options: {
    client: KubernetesClient;
    caches: Caches;
    next: Reconciler;
  }): ClusterApiGate {
    return new ClusterApiGate(options);
  }

  private constructor(options: Parameters<typeof ClusterApiGate.create>[0]) {
    const { client, caches, next } = options;
    this.#client = client;
    this.#caches = caches;
    this.#next = next;
    this.watch = {
      subscribe: enqueue =>
        caches.awaited.forEach(async informer => {
          await informer.whenSynced();
          caches.requests
            .list()
            .forEach(({ metadata: { name } }) => enqueue({ name }));
        }),
    };
  }

  async reconcile(
    key: { name: string },
    context: ReconcileContext,
  ): Promise<ReconcileResult> {
    const missing = this.#caches.awaited.filter(({ hasSynced }) => !hasSynced);
    if (missing.length === 0) {
      return this.#next.reconcile(key, context);
    }
    const { requests } = this.#caches;
    const request = requests.get({ name: key.name });
    if (request && !goesByItself(request)) {
      requests.remember(
        await applyStatus<ProvisioningRequest>(
          this.#client,
          resourceTypes.provisioningRequest,
          request,
          toAwaitingStatus(
            request,
            missing.map(({ type }) => type),
            new Date(),
          ),
          fieldManagers.o2ims,
        ),
      );
    }
    return undefined;
  }
}
