import { ConfigMap, reasons, resourceTypes } from '@o2ims-portal/api';
import {
  ApiError,
  Informer,
  KubernetesClient,
} from '@o2ims-portal/kubernetes-client';
import { Problem } from '../../requests/Problem';
import { Inventory } from './Inventory';
import { readInventory } from './readInventory';

interface InventoryKey {
  namespace: string;
  name: string;
}

/** Watches the one ConfigMap with an inventory, and no other. */
export class InventoryWatch {
  readonly #key: InventoryKey;
  readonly #informer: Informer<ConfigMap>;
  #forbidden = false;
  #read?: Inventory | Problem;

  static start(options: {
    client: KubernetesClient;
    key: InventoryKey;
    onChange: () => void;
  }): InventoryWatch {
    const watch = new InventoryWatch(options);
    watch.#informer.start();
    return watch;
  }

  private constructor(options: {
    client: KubernetesClient;
    key: InventoryKey;
    onChange: () => void;
  }) {
    const { client, key } = options;
    const onChange = () => {
      this.#read = undefined;
      options.onChange();
    };
    this.#key = key;
    this.#informer = Informer.create<ConfigMap>({
      client,
      type: resourceTypes.configMap,
      namespace: key.namespace,
      fieldSelector: `metadata.name=${key.name}`,
      onConnect: () => {
        this.#forbidden = false;
        onChange();
      },
      onError: error => {
        if (error instanceof ApiError && error.status === 403) {
          this.#forbidden = true;
          onChange();
        }
      },
    });
    this.#informer.addHandler({
      onAdd: onChange,
      onUpdate: onChange,
      onDelete: onChange,
    });
  }

  /** What the ConfigMap says; undefined while nobody knows yet. */
  read(): Inventory | Problem | undefined {
    const { namespace, name } = this.#key;
    if (this.#forbidden) {
      return {
        phase: 'PENDING',
        reason: reasons.inventoryNotFound,
        message: `FOCOM may not read ConfigMap '${name}' in namespace '${namespace}', which is to have the inventory. Bind the ClusterRole focom-operator-inventories to its account in that namespace, with this name in it; FOCOM looks again by itself.`,
      };
    }
    if (!this.#informer.hasSynced) {
      return undefined;
    }
    this.#read ??= readInventory(this.#informer.get(this.#key), this.#key);
    return this.#read;
  }

  async stop(): Promise<void> {
    await this.#informer.stop();
  }
}
