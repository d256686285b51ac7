import {
  apiVersionOf,
  hostLeaseName,
  labels,
  Lease,
  resourceTypes,
  toLabelValue,
} from '@o2ims-portal/api';
import { CloudInventory } from './CloudInventory';

function toLease(hostName: string, remoteName: string): Lease {
  return {
    apiVersion: apiVersionOf(resourceTypes.lease),
    kind: resourceTypes.lease.kind,
    metadata: {
      name: hostLeaseName(hostName),
      labels: {
        [labels.reservedHost]: hostName,
        [labels.provisioningRequest]: toLabelValue(remoteName),
      },
    },
    // no UID: it is still to be sent
    spec: { holderIdentity: remoteName },
  };
}

/**
 * What is left of an O-Cloud's inventory while one request for several clusters is looked at: a host that one of them
 * would get is promised, as if it were reserved, so that no other counts on it.
 */
export class PromisedHosts implements CloudInventory {
  readonly #inventory: CloudInventory;
  readonly #promised = new Map<string, Lease>();

  static create(inventory: CloudInventory): PromisedHosts {
    return new PromisedHosts(inventory);
  }

  private constructor(inventory: CloudInventory) {
    this.#inventory = inventory;
  }

  get isKnown(): boolean {
    return this.#inventory.isKnown;
  }

  hosts() {
    return this.#inventory.hosts();
  }

  leases(): readonly Lease[] {
    return [
      ...this.#inventory
        .leases()
        .filter(({ metadata }) => !this.#promised.has(metadata.name)),
      ...this.#promised.values(),
    ];
  }

  templates() {
    return this.#inventory.templates();
  }

  /** Promises hosts to the ProvisioningRequest of one of the clusters. */
  promise(hostNames: readonly string[], remoteName: string): void {
    for (const name of hostNames) {
      this.#promised.set(hostLeaseName(name), toLease(name, remoteName));
    }
  }
}
