import { ConfigMap, reasons, resourceTypes } from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { Problem } from '../../requests/Problem';
import { ObjectPlace, ObjectWatch } from '../../watching/ObjectWatch';
import { Inventory } from './Inventory';
import { readInventory } from './readInventory';

/** Watches the one ConfigMap with an inventory, and no other. */
export class InventoryWatch {
  readonly #key: ObjectPlace;
  readonly #watch: ObjectWatch<ConfigMap>;
  #read?: Inventory | Problem;

  static start(options: {
    client: KubernetesClient;
    key: ObjectPlace;
    onChange: () => void;
  }): InventoryWatch {
    return new InventoryWatch(options);
  }

  private constructor(options: {
    client: KubernetesClient;
    key: ObjectPlace;
    onChange: () => void;
  }) {
    const { client, key, onChange } = options;
    this.#key = key;
    this.#watch = ObjectWatch.start<ConfigMap>({
      client,
      type: resourceTypes.configMap,
      place: key,
      onChange: () => {
        this.#read = undefined;
        onChange();
      },
    });
  }

  /** What the ConfigMap says; undefined while nobody knows yet. */
  read(): Inventory | Problem | undefined {
    const { namespace, name } = this.#key;
    if (this.#watch.isForbidden) {
      return {
        phase: 'PENDING',
        reason: reasons.inventoryNotFound,
        message: `FOCOM may not read ConfigMap '${name}' in namespace '${namespace}', which is to have the inventory. Bind the ClusterRole focom-operator-inventories to its account in that namespace, with this name in it; FOCOM looks again by itself.`,
      };
    }
    if (!this.#watch.isKnown) {
      return undefined;
    }
    this.#read ??= readInventory(this.#watch.object, this.#key);
    return this.#read;
  }

  async stop(): Promise<void> {
    await this.#watch.stop();
  }
}
