import {
  ByoHost,
  ClusterTemplate,
  KubernetesObject,
  Lease,
} from '@o2ims-portal/api';
import { Informer } from '@o2ims-portal/kubernetes-client';
import { CloudInventory } from './CloudInventory';

type Source<T extends KubernetesObject> = Pick<
  Informer<T>,
  'list' | 'hasSynced' | 'isMissing'
>;

interface InformerInventoryOptions {
  /** Of a kind that the O-Cloud need not have. */
  hosts: Source<ByoHost>;
  leases: Source<Lease>;
  /** Of a kind that the O-Cloud need not have. */
  templates: Source<ClusterTemplate>;
}

/**
 * What an O-Cloud has, as watches of it tell.
 *
 * @public
 */
export class InformerInventory implements CloudInventory {
  readonly #options: InformerInventoryOptions;

  static create(options: InformerInventoryOptions): InformerInventory {
    return new InformerInventory(options);
  }

  private constructor(options: InformerInventoryOptions) {
    this.#options = options;
  }

  get isKnown(): boolean {
    const { hosts, leases, templates } = this.#options;
    return [hosts, leases, templates].every(
      ({ hasSynced, isMissing }) => hasSynced && !isMissing,
    );
  }

  hosts(): readonly ByoHost[] {
    return this.#options.hosts.list();
  }

  leases(): readonly Lease[] {
    return this.#options.leases.list();
  }

  templates(): readonly ClusterTemplate[] {
    return this.#options.templates.list();
  }
}
