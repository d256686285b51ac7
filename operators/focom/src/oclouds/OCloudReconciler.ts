import {
  ByoHost,
  ClusterTemplate,
  fieldManagers,
  finalizers,
  findCondition,
  FocomProvisioningRequest,
  KubernetesObject,
  Lease,
  OCloud,
  resourceTypes,
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
} from '@o2ims-portal/operator-runtime';
import { RecentWrites } from '../requests/RecentWrites';
import { judgeHealth, knownClusterId } from './judgeHealth';
import { OCloudPool } from './OCloudPool';
import { requestsOn } from './resolveOCloud';
import { CloudFacts, toOCloudStatus } from './toOCloudStatus';

/** What an O-Cloud has to offer. */
export interface Inventory {
  hosts: Informer<ByoHost>;
  leases: Informer<Lease>;
  templates: Informer<ClusterTemplate>;
}

interface OCloudReconcilerOptions {
  client: KubernetesClient;
  events: EventRecorder;
  oClouds: Informer<OCloud>;
  requests: Informer<FocomProvisioningRequest>;
  /** Of the cluster that FOCOM runs on. */
  local: Inventory;
  pool: OCloudPool;
}

const type = resourceTypes.oCloud;
/** Hosts and requests come and go many at once; numbers of them that are a moment old do no harm. */
const PAUSE_MS = 1_000;
const MAX_NAMES = 5;

function known<T extends KubernetesObject>(
  informer: Informer<T>,
): T[] | undefined {
  return informer.hasSynced && !informer.isMissing
    ? informer.list()
    : undefined;
}

function describeRequests(
  requests: readonly FocomProvisioningRequest[],
): string {
  const names = requests
    .map(({ metadata }) => `${metadata.namespace}/${metadata.name}`)
    .sort();
  const more = names.length - MAX_NAMES;
  return `Deletion waits for the requests on this O-Cloud, which have to be deleted first: ${names
    .slice(0, MAX_NAMES)
    .join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}

/**
 * Keeps the connection to each O-Cloud, and says in its OCloud how it stands and what it has to offer.
 *
 * @public
 */
export class OCloudReconciler implements Reconciler {
  readonly #options: OCloudReconcilerOptions;
  readonly #writes = new RecentWrites<OCloud>();
  readonly #reportedAt = new Map<string, number>();

  static create(options: OCloudReconcilerOptions): OCloudReconciler {
    return new OCloudReconciler(options);
  }

  private constructor(options: OCloudReconcilerOptions) {
    this.#options = options;
    options.oClouds.addHandler({
      onDelete: oCloud => {
        this.#writes.forget(oCloud);
        this.#reportedAt.delete(oCloud.metadata.uid ?? '');
      },
    });
  }

  async reconcile(
    key: { namespace?: string; name: string },
    context: ReconcileContext,
  ): Promise<ReconcileResult> {
    const { client, oClouds, pool } = this.#options;
    const watched = oClouds.get(key);
    if (!watched) {
      await pool.drop(key);
      return undefined;
    }
    const oCloud = this.#writes.latest(watched);
    const requests = requestsOn(oCloud.metadata, this.#options.requests);
    const isDeleted = Boolean(oCloud.metadata.deletionTimestamp);
    if (isDeleted && requests.length === 0) {
      await pool.drop(key);
      await removeFinalizer(client, type, oCloud, finalizers.focom);
      return undefined;
    }
    await pool.keep(oCloud);
    const isRemote = Boolean(oCloud.spec?.o2imsSecret?.secretRef);
    const kept = !isDeleted
      ? this.#writes.remember(
          oCloud,
          await ensureFinalizer(client, type, oCloud, finalizers.focom),
        )
      : oCloud;
    const facts = {
      ...(isRemote
        ? this.#factsOf(kept, requests)
        : this.#localFacts(requests)),
      ...(isDeleted && { waitsFor: describeRequests(requests) }),
    };
    return this.#report(kept, facts, context);
  }

  async stop(): Promise<void> {
    await this.#options.pool.stop();
  }

  #factsOf(
    oCloud: OCloud,
    requests: readonly FocomProvisioningRequest[],
  ): CloudFacts {
    const { pool } = this.#options;
    const connection = pool.connection(oCloud.metadata);
    const isShown = connection?.shows(() => requests) ?? false;
    const clusterId = knownClusterId(
      oCloud,
      connection?.clusterId,
      requests.length,
      isShown,
    );
    const health = judgeHealth(
      { ...oCloud, status: { ...oCloud.status, clusterId } },
      pool.health(oCloud.metadata),
      connection?.clusterId,
      isShown,
    );
    return {
      health,
      requestCount: requests.length,
      clusterId,
      ...(connection && {
        server: connection.server,
        lastContact: connection.lastContact,
        hosts: known(connection.hosts),
        leases: known(connection.leases),
        templates: known(connection.templates),
      }),
    };
  }

  #localFacts(requests: readonly FocomProvisioningRequest[]): CloudFacts {
    const { local } = this.#options;
    return {
      health: 'connected',
      requestCount: requests.length,
      hosts: known(local.hosts),
      leases: known(local.leases),
      templates: known(local.templates),
    };
  }

  async #report(
    oCloud: OCloud,
    facts: CloudFacts,
    { logger }: ReconcileContext,
  ): Promise<ReconcileResult> {
    const { client, events } = this.#options;
    const status = toOCloudStatus(oCloud, facts, new Date());
    const { uid = '' } = oCloud.metadata;
    const before = findCondition(oCloud.status?.conditions, 'Reachable');
    const isNews = oCloud.status?.message !== status.message;
    const pause =
      (this.#reportedAt.get(uid) ?? -PAUSE_MS) + PAUSE_MS - performance.now();
    if (!isNews && pause > 0) {
      return { requeueAfterMs: pause };
    }
    const written = await applyStatus(
      client,
      type,
      oCloud,
      status,
      fieldManagers.focom,
    );
    if (written !== oCloud) {
      this.#writes.remember(oCloud, written);
      this.#reportedAt.set(uid, performance.now());
    }
    const { health } = facts;
    if (isNews && health !== 'connecting') {
      const isGood = health === 'connected';
      events.record(oCloud, {
        type: isGood ? 'Normal' : 'Warning',
        reason: isGood ? 'Connected' : health.reason,
        message: status.message!,
      });
      logger.info({ health, before: before?.reason }, status.message!);
    }
    return undefined;
  }
}
