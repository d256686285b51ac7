import { FocomProvisioningRequest, OCloud, reasons } from '@o2ims-portal/api';
import { Informer } from '@o2ims-portal/kubernetes-client';
import { Problem } from '../requests/Problem';
import { judgeHealth } from './judgeHealth';
import { OCloudPool } from './OCloudPool';
import { RemoteCloud } from './RemoteCloud';
import { oCloudKey, requestsOn, resolveOCloud } from './resolveOCloud';

/** The O-Cloud that a request is for, or why it cannot be asked now. */
export type FoundCloud =
  | { cloud: RemoteCloud }
  | { problem: Problem }
  /** It is not known yet whether it can be. */
  | 'connecting';

/**
 * Finds the O-Cloud that a request is for.
 *
 * @public
 */
export class OCloudDirectory {
  readonly #oClouds: Informer<OCloud>;
  readonly #requests: Informer<FocomProvisioningRequest>;
  readonly #local: RemoteCloud;
  readonly #pool: OCloudPool;

  static create(options: {
    oClouds: Informer<OCloud>;
    requests: Informer<FocomProvisioningRequest>;
    local: RemoteCloud;
    pool: OCloudPool;
  }): OCloudDirectory {
    return new OCloudDirectory(options);
  }

  private constructor(options: {
    oClouds: Informer<OCloud>;
    requests: Informer<FocomProvisioningRequest>;
    local: RemoteCloud;
    pool: OCloudPool;
  }) {
    this.#oClouds = options.oClouds;
    this.#requests = options.requests;
    this.#local = options.local;
    this.#pool = options.pool;
  }

  /** The O-Cloud to send a request to, or to ask about it. */
  find(request: FocomProvisioningRequest): FoundCloud {
    const key = oCloudKey(request);
    const location = resolveOCloud(request, this.#oClouds.get(key));
    if ('reason' in location) {
      return { problem: location };
    }
    if (location.kind === 'local') {
      return { cloud: this.#local };
    }
    const connection = this.#pool.connection(key);
    const health = judgeHealth(
      location.oCloud,
      this.#pool.health(key),
      connection?.clusterId,
      connection?.shows(() => requestsOn(key, this.#requests)) ?? false,
    );
    if (health === 'connecting') {
      return 'connecting';
    }
    if (health === 'connected') {
      return { cloud: connection!.cloud };
    }
    return {
      problem: {
        phase: 'PENDING',
        reason: reasons.oCloudUnreachable,
        message: `O-Cloud '${key.name}': ${health.message}`,
      },
    };
  }
}
