import { KubernetesObject, ResourceType } from '@o2ims-portal/api';
import { Informer } from '../Informer';
import { KubernetesClient } from '../KubernetesClient';
import { ObjectKey } from '../options';

/** A hang is a failure, a busy machine is not. */
const TIMEOUT_MS = 60_000;

/**
 * Waits, for tests, until the API server shows a state.
 *
 * @public
 */
export class Observer {
  readonly #client: KubernetesClient;
  readonly #informers = new Map<ResourceType, Informer<KubernetesObject>>();

  static create(options: { client: KubernetesClient }): Observer {
    return new Observer(options.client);
  }

  private constructor(client: KubernetesClient) {
    this.#client = client;
  }

  /** Waits until an object is as wanted, and returns it. */
  async until<T extends KubernetesObject>(
    type: ResourceType,
    key: ObjectKey,
    wanted: (object: T) => boolean = () => true,
    timeoutMs = TIMEOUT_MS,
  ): Promise<T> {
    const informer = await this.#informer<T>(type);
    const look = () => {
      const object = informer.get(key);
      return object && wanted(object) ? object : undefined;
    };
    return this.#wait(informer, key.name, look, timeoutMs);
  }

  /** Waits until there is an object as wanted, whatever its name, and returns it. */
  async untilSome<T extends KubernetesObject>(
    type: ResourceType,
    wanted: (object: T) => boolean,
  ): Promise<T> {
    const informer = await this.#informer<T>(type);
    return this.#wait(informer, 'of any name', () =>
      informer.list().find(wanted),
    );
  }

  /** Waits until all objects of a kind together are as wanted, and returns them. */
  async untilAll<T extends KubernetesObject>(
    type: ResourceType,
    wanted: (objects: T[]) => boolean,
  ): Promise<T[]> {
    const informer = await this.#informer<T>(type);
    return this.#wait(informer, 'all', () => {
      const objects = informer.list();
      return wanted(objects) ? objects : undefined;
    });
  }

  async untilGone(type: ResourceType, key: ObjectKey): Promise<void> {
    const informer = await this.#informer(type);
    await this.#wait(informer, key.name, () =>
      informer.get(key) ? undefined : true,
    );
  }

  async stop(): Promise<void> {
    await Promise.all(
      [...this.#informers.values()].map(informer => informer.stop()),
    );
  }

  async #wait<T extends KubernetesObject, R>(
    informer: Informer<T>,
    name: string,
    look: () => R | undefined,
    timeoutMs = TIMEOUT_MS,
  ): Promise<R> {
    return new Promise((resolve, reject) => {
      let stop = () => {};
      const timeout = setTimeout(() => {
        stop();
        const shown = informer
          .list()
          .filter(({ metadata }) => metadata.name === name);
        reject(
          new Error(
            `${
              informer.type.kind
            } ${name} did not become as wanted: ${JSON.stringify(
              shown,
              undefined,
              2,
            )}`,
          ),
        );
      }, timeoutMs);
      const check = () => {
        const found = look();
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
    let informer = this.#informers.get(type);
    if (!informer) {
      informer = Informer.create({ client: this.#client, type });
      this.#informers.set(type, informer);
      informer.start();
    }
    await informer.waitForSync(TIMEOUT_MS);
    return informer as unknown as Informer<T>;
  }
}
