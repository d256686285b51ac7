import {
  ByoHost,
  ClusterTemplate,
  findCondition,
  hostOfLease,
  Lease,
  matchesSelector,
  ProvisioningRequest,
  templateObjectName,
  templateValidCondition,
} from '@o2ims-portal/api';
import { hostIdOf, isSameToWaiting, pinKeys } from '@o2ims-portal/host-rules';
import { ObjectKey } from '@o2ims-portal/kubernetes-client';
import { RemoteCloud } from '../oclouds/RemoteCloud';
import { SingleRequest } from '../requests/SingleRequest';
import { CloudInventory } from './CloudInventory';
import { HostInterests } from './Feasibility';

type Named = Pick<ByoHost, 'metadata'>;

interface Waiting {
  request: SingleRequest;
  inventory: CloudInventory;
  concerns: HostInterests;
}

function isOneOf(
  { pins, selectors }: HostInterests,
  hosts: readonly Named[],
): boolean {
  return hosts.some(
    host =>
      pinKeys(host).some(key => pins.includes(key)) ||
      selectors.some(selector =>
        matchesSelector(selector, host.metadata.labels),
      ),
  );
}

function isSameTemplate(a: ClusterTemplate, b: ClusterTemplate): boolean {
  const validOf = ({ status }: ClusterTemplate) =>
    findCondition(status?.conditions, templateValidCondition);
  return (
    a.metadata.generation === b.metadata.generation &&
    a.metadata.deletionTimestamp === b.metadata.deletionTimestamp &&
    validOf(a)?.status === validOf(b)?.status &&
    validOf(a)?.message === validOf(b)?.message &&
    validOf(a)?.observedGeneration === validOf(b)?.observedGeneration
  );
}

function isOlder({ request: a }: Waiting, { request: b }: Waiting): number {
  const [first, second] = [a, b].map(
    ({ metadata: { creationTimestamp = '', namespace, name } }) =>
      `${creationTimestamp} ${namespace}/${name}`,
  );
  return Number(first > second) - Number(first < second);
}

/**
 * The requests that are held because their O-Cloud cannot do what they ask for, and drafts, and which hosts make a
 * difference to each of them. So a change there is looked into for those only that it may help, the oldest first.
 *
 * Nothing of this needs to be kept: whoever starts looks at all requests once.
 */
export class WaitingRequests {
  /** By the requests' UIDs; one for several clusters may wait with each of them, and with a draft beside. */
  readonly #waiting = new Map<string, Waiting[]>();

  static create(): WaitingRequests {
    return new WaitingRequests();
  }

  private constructor() {}

  /** Takes note of which hosts of an O-Cloud make a difference to a request, beside those that do already. */
  note(
    request: SingleRequest,
    inventory: CloudInventory,
    concerns: HostInterests,
  ): void {
    const { uid = '' } = request.metadata;
    const noted = this.#waiting.get(uid) ?? [];
    this.#waiting.set(uid, [...noted, { request, inventory, concerns }]);
  }

  /** Forgets all of one that goes, or is about to be looked at anew. */
  forget({ metadata }: Pick<SingleRequest, 'metadata'>): void {
    this.#waiting.delete(metadata.uid ?? '');
  }

  /** Those that a host may help that came, went or changed. */
  ofHost(
    inventory: CloudInventory,
    host: ByoHost,
    previous?: ByoHost,
  ): ObjectKey[] {
    return previous && isSameToWaiting(host, previous)
      ? []
      : this.#ofHosts(inventory, previous ? [host, previous] : [host]);
  }

  /** Those that it may help that a host was reserved, or is reserved no more. */
  ofLease(inventory: CloudInventory, lease: Lease): ObjectKey[] {
    const name = hostOfLease(lease);
    if (name === undefined || this.#waiting.size === 0) {
      return [];
    }
    const host = inventory
      .hosts()
      .find(({ metadata }) => metadata.name === name);
    return this.#ofHosts(inventory, [host ?? { metadata: { name } }]);
  }

  /** Those that it may help that a ProvisioningRequest is gone: its Leases may be left, which then hold nobody up. */
  ofRemote(
    { inventory, requests }: Pick<RemoteCloud, 'inventory' | 'requests'>,
    { metadata: { name, uid } }: ProvisioningRequest,
  ): ObjectKey[] {
    const isGone = requests.get({ name })?.metadata.uid !== uid;
    return isGone && this.#waiting.size > 0
      ? inventory
          .leases()
          .filter(({ spec }) => spec?.holderIdentity === uid)
          .flatMap(lease => this.ofLease(inventory, lease))
      : [];
  }

  /** Those of a template; what it says of who uses it is not for them. */
  ofTemplate(
    inventory: CloudInventory,
    template: ClusterTemplate,
    previous?: ClusterTemplate,
  ): ObjectKey[] {
    return previous && isSameTemplate(template, previous)
      ? []
      : this.#select(
          inventory,
          ({ request: { spec } }) =>
            templateObjectName(spec.templateName, spec.templateVersion) ===
            template.metadata.name,
        );
  }

  #ofHosts(inventory: CloudInventory, changed: readonly Named[]): ObjectKey[] {
    if (this.#waiting.size === 0) {
      return [];
    }
    const ids = new Set(changed.map(host => hostIdOf(host)));
    // a host that has the same id as another, or has it no more, makes a difference for that one too
    const twins = inventory.hosts().filter(host => {
      const hostId = hostIdOf(host);
      return hostId !== undefined && ids.has(hostId);
    });
    const affected = [...changed, ...twins];
    return this.#select(inventory, ({ concerns }) =>
      isOneOf(concerns, affected),
    );
  }

  #select(
    inventory: CloudInventory,
    isMeant: (waiting: Waiting) => boolean,
  ): ObjectKey[] {
    return [...this.#waiting.values()]
      .flatMap(noted =>
        noted
          .filter(
            waiting => waiting.inventory === inventory && isMeant(waiting),
          )
          .slice(0, 1),
      )
      .sort(isOlder)
      .map(({ request: { metadata } }) => ({
        namespace: metadata.namespace,
        name: metadata.name,
      }));
  }
}
