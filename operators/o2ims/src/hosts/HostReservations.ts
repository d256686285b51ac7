import {
  apiVersionOf,
  hostLeaseName,
  labels,
  Lease,
  ProvisioningRequest,
  requestLabels,
  resourceTypes,
  toLabelValue,
} from '@o2ims-portal/api';
import { ApiError, KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { Caches } from '../cache/Caches';

/** Leases want microseconds. */
function microTime(now: Date): string {
  return now.toISOString().replace('Z', '000Z');
}

/** Reserves hosts: a Lease for each, which only one can create. */
export class HostReservations {
  readonly #client: KubernetesClient;
  readonly #leases: Caches['leases'];
  readonly #namespace: string;

  static create(options: {
    client: KubernetesClient;
    leases: Caches['leases'];
    namespace: string;
  }): HostReservations {
    return new HostReservations(options);
  }

  private constructor(options: {
    client: KubernetesClient;
    leases: Caches['leases'];
    namespace: string;
  }) {
    this.#client = options.client;
    this.#leases = options.leases;
    this.#namespace = options.namespace;
  }

  /**
   * Reserves a host for a request.
   *
   * @returns the Lease that reserves it now, which is another's when that one was faster
   */
  async take(
    host: string,
    request: ProvisioningRequest,
    clusterName: string,
  ): Promise<Lease> {
    const name = hostLeaseName(host);
    const lease: Lease = {
      apiVersion: apiVersionOf(resourceTypes.lease),
      kind: resourceTypes.lease.kind,
      metadata: {
        name,
        namespace: this.#namespace,
        labels: {
          ...requestLabels(request),
          [labels.reservedHost]: toLabelValue(host),
          [labels.clusterName]: clusterName,
        },
      },
      spec: {
        holderIdentity: request.metadata.uid,
        acquireTime: microTime(new Date()),
      },
    };
    try {
      return this.#leases.remember(
        await this.#client.create(resourceTypes.lease, lease),
      );
    } catch (error) {
      if (!ApiError.isAlreadyExists(error)) {
        throw error;
      }
    }
    const held = await this.#client.get<Lease>(resourceTypes.lease, {
      namespace: this.#namespace,
      name,
    });
    // it went away in between: the same once more
    return held
      ? this.#leases.remember(held)
      : this.take(host, request, clusterName);
  }

  /** Gives reservations back; each only if it is still the very one that was read. */
  async release(leases: readonly Lease[]): Promise<void> {
    await Promise.all(
      leases.map(async lease => {
        const { namespace, name, uid } = lease.metadata;
        try {
          await this.#client.delete(
            resourceTypes.lease,
            { namespace, name },
            { uid },
          );
        } catch (error) {
          // another has it by now
          if (!ApiError.isConflict(error)) {
            throw error;
          }
        }
        this.#leases.forget(lease);
      }),
    );
  }

  /**
   * Clears away the Lease of a request that seems to be gone, after asking the API server. Without this, a request
   * whose finalizer somebody took away would keep its hosts for ever.
   *
   * @returns whether it was cleared away
   */
  async releaseOrphan(lease: Lease): Promise<boolean> {
    const { provisioningRequest } = resourceTypes;
    const { items } = await this.#client.list<ProvisioningRequest>(
      provisioningRequest,
    );
    if (
      items.some(({ metadata }) => metadata.uid === lease.spec?.holderIdentity)
    ) {
      return false;
    }
    await this.release([lease]);
    return true;
  }
}
