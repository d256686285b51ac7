import { KubernetesObject, ResourceType } from '@o2ims-portal/api';
import { Informer, KubernetesClient } from '@o2ims-portal/kubernetes-client';

const TIMEOUT_MS = 20_000;

interface Key {
  namespace?: string;
  name: string;
}

/** Waits, for tests, until the API server shows a state. */
export class Observer {
  readonly #client: KubernetesClient;
  readonly #informers = new Map<string, Informer<KubernetesObject>>();

  static create(options: { client: KubernetesClient }): Observer {
    return new Observer(options.client);
  }

  private constructor(client: KubernetesClient) {
    this.#client = client;
  }

  /** Waits until an object is as wanted, and returns it. */
  async until<T extends KubernetesObject>(
    type: ResourceType,
    key: Key,
    wanted: (object: T) => boolean,
  ): Promise<T> {
    let found: T | undefined;
    await this.#wait(type, key, object => {
      found = object as T | undefined;
      return Boolean(found && wanted(found));
    });
    return found!;
  }

  /** Waits until an object is gone. */
  async untilGone(type: ResourceType, key: Key): Promise<void> {
    await this.#wait(type, key, object => !object);
  }

  async stop(): Promise<void> {
    await Promise.all(
      [...this.#informers.values()].map(informer => informer.stop()),
    );
  }

  async #wait(
    type: ResourceType,
    key: Key,
    reached: (object: KubernetesObject | undefined) => boolean,
  ): Promise<void> {
    const informer = await this.#informer(type);
    await new Promise<void>((resolve, reject) => {
      let remove = () => {};
      const timeout = setTimeout(() => {
        remove();
        reject(
          new Error(
            `${type.kind} ${key.namespace ?? ''}/${
              key.name
            } did not become as wanted; it is ${JSON.stringify(
              informer.get(key),
              undefined,
              2,
            )}`,
          ),
        );
      }, TIMEOUT_MS);
      const look = () => {
        if (reached(informer.get(key))) {
          clearTimeout(timeout);
          remove();
          resolve();
        }
      };
      remove = informer.addHandler({
        onAdd: look,
        onUpdate: look,
        onDelete: look,
      });
      look();
    });
  }

  async #informer(type: ResourceType): Promise<Informer<KubernetesObject>> {
    const name = `${type.plural}.${type.group}`;
    let informer = this.#informers.get(name);
    if (!informer) {
      informer = Informer.create({ client: this.#client, type });
      this.#informers.set(name, informer);
      informer.start();
    }
    await informer.waitForSync(TIMEOUT_MS);
    return informer;
  }
}
