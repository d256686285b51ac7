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
  readonly #informers = new Map<string, { stop(): Promise<void> }>();

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
    return this.#wait<T, T>(type, key.name, informer => {
      const object = informer.get(key);
      return object && wanted(object) ? object : undefined;
    });
  }

  /** Waits until there is an object as wanted, and returns it. */
  async untilSome<T extends KubernetesObject>(
    type: ResourceType,
    wanted: (object: T) => boolean,
  ): Promise<T> {
    return this.#wait<T, T>(type, 'of some name', informer =>
      informer.list().find(wanted),
    );
  }

  /** Waits until an object is gone. */
  async untilGone(type: ResourceType, key: Key): Promise<void> {
    await this.#wait(type, key.name, informer =>
      informer.get(key) ? undefined : true,
    );
  }

  async stop(): Promise<void> {
    await Promise.all(
      [...this.#informers.values()].map(informer => informer.stop()),
    );
  }

  async #wait<T extends KubernetesObject, R>(
    type: ResourceType,
    name: string,
    look: (informer: Informer<T>) => R | undefined,
  ): Promise<R> {
    const informer = await this.#informer<T>(type);
    return new Promise((resolve, reject) => {
      let stop = () => {};
      const timeout = setTimeout(() => {
        stop();
        const there = informer
          .list()
          .filter(object => object.metadata.name === name);
        reject(
          new Error(
            `${type.kind} ${name} did not become as wanted: ${JSON.stringify(
              there,
              undefined,
              2,
            )}`,
          ),
        );
      }, TIMEOUT_MS);
      const check = () => {
        const found = look(informer);
        if (found !== undefined) {
          clearTimeout(timeout);
          stop();
          resolve(found);
        }
      };
      stop = informer.addHandler({
        onAdd: check,
        onUpdate: check,
        onDelete: check,
      });
      check();
    });
  }

  async #informer<T extends KubernetesObject>(
    type: ResourceType,
  ): Promise<Informer<T>> {
    const name = `${type.plural}.${type.group}`;
    let informer = this.#informers.get(name) as Informer<T> | undefined;
    if (!informer) {
      informer = Informer.create<T>({ client: this.#client, type });
      this.#informers.set(name, informer);
      informer.start();
    }
    await informer.waitForSync(TIMEOUT_MS);
    return informer;
  }
}
