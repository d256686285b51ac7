import { FocomProvisioningRequest } from '@o2ims-portal/api';
import {
  Informer,
  KubernetesClient,
  ObjectKey,
} from '@o2ims-portal/kubernetes-client';
import { Watch } from '@o2ims-portal/operator-runtime';
import { Problem } from '../../requests/Problem';
import { Inventory } from './Inventory';
import { InventoryWatch } from './InventoryWatch';

type Enqueue = (key: ObjectKey) => void;

interface Entry {
  watch: InventoryWatch;
  /** The requests that asked for it, by UID. */
  readers: Map<string, ObjectKey>;
}

/** The inventories that requests ask for: each is watched for as long as one of those is there. */
export class InventoryPool {
  readonly #client: KubernetesClient;
  readonly #entries = new Map<string, Entry>();
  readonly #handlers: Enqueue[] = [];
  #stopped = false;

  static create(options: {
    client: KubernetesClient;
    requests: Informer<FocomProvisioningRequest>;
  }): InventoryPool {
    return new InventoryPool(options);
  }

  private constructor(options: {
    client: KubernetesClient;
    requests: Informer<FocomProvisioningRequest>;
  }) {
    this.#client = options.client;
    options.requests.addHandler({ onDelete: request => this.#leave(request) });
  }

  /** The inventory at a place, for a request; undefined while nobody knows yet: the request is told when it is known. */
  read(
    key: { namespace: string; name: string },
    { metadata }: FocomProvisioningRequest,
  ): Inventory | Problem | undefined {
    const id = `${key.namespace}/${key.name}`;
    let entry = this.#entries.get(id);
    if (!entry && !this.#stopped) {
      entry = this.#open(key);
      this.#entries.set(id, entry);
    }
    const { namespace, name, uid } = metadata;
    entry?.readers.set(uid!, { namespace, name });
    return entry?.watch.read();
  }

  /** Tells of the requests that asked for an inventory when that has changed. */
  watchRequests(): Watch {
    return { subscribe: enqueue => this.#handlers.push(enqueue) };
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    const entries = [...this.#entries.values()];
    this.#entries.clear();
    await Promise.all(entries.map(({ watch }) => watch.stop()));
  }

  #open(key: { namespace: string; name: string }): Entry {
    const readers = new Map<string, ObjectKey>();
    const onChange = () => {
      for (const reader of readers.values()) {
        this.#handlers.forEach(enqueue => enqueue(reader));
      }
    };
    const watch = InventoryWatch.start({ client: this.#client, key, onChange });
    return { watch, readers };
  }

  #leave({ metadata }: FocomProvisioningRequest): void {
    for (const [id, { watch, readers }] of this.#entries) {
      if (readers.delete(metadata.uid!) && readers.size === 0) {
        this.#entries.delete(id);
        void watch.stop();
      }
    }
  }
}
