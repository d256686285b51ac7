import {
  apiVersionOf,
  FocomProvisioningRequest,
  resourceTypes,
} from '@o2ims-portal/api';
import { Informer, KubernetesClient } from '@o2ims-portal/kubernetes-client';

const type = resourceTypes.focomProvisioningRequest;
const namespace = 'default';
const TIMEOUT_MS = 60_000;

/** Makes requests as a user does, and takes the time by a watch. All times in milliseconds. */
export class Requests {
  readonly #client: KubernetesClient;
  readonly #informer: Informer<FocomProvisioningRequest>;

  static async start(options: {
    client: KubernetesClient;
    onError: (error: Error) => void;
  }): Promise<Requests> {
    const { client, onError } = options;
    const informer = Informer.create<FocomProvisioningRequest>({
      client,
      type,
      onError,
    });
    informer.start();
    await informer.waitForSync(TIMEOUT_MS);
    return new Requests(client, informer);
  }

  private constructor(
    client: KubernetesClient,
    informer: Informer<FocomProvisioningRequest>,
  ) {
    this.#client = client;
    this.#informer = informer;
  }

  /** From just before the request is sent until it is seen FULFILLED. */
  async fulfil(name: string, hosts: [number, number]): Promise<number> {
    const begin = performance.now();
    const fulfilled = this.#until(
      name,
      request => request?.status?.phase === 'FULFILLED',
    );
    const [master, worker] = hosts.map(host => ({ hostId: String(host) }));
    await this.#client.create<FocomProvisioningRequest>(type, {
      apiVersion: apiVersionOf(type),
      kind: type.kind,
      metadata: { name, namespace },
      spec: {
        templateName: 'byoh-workload-cluster',
        templateVersion: 'v1.0.0',
        templateParameters: {
          clusterName: name,
          hosts: { masters: [master], workers: [worker] },
        },
      },
    });
    return (await fulfilled) - begin;
  }

  /** From just before its deletion is asked for until it is gone. */
  async remove(name: string): Promise<number> {
    const begin = performance.now();
    const gone = this.#until(name, request => !request);
    await this.#client.delete(type, { namespace, name });
    return (await gone) - begin;
  }

  async stop(): Promise<void> {
    await this.#informer.stop();
  }

  /** When it was seen; refuses to wait for ever, and says how far it came. */
  async #until(
    name: string,
    reached: (request: FocomProvisioningRequest | undefined) => boolean,
  ): Promise<number> {
    const key = { namespace, name };
    const present = () => this.#informer.get(key);
    const before = present();
    return new Promise((resolve, reject) => {
      let stop = () => {};
      const timeout = setTimeout(() => {
        stop();
        reject(
          new Error(
            `FocomProvisioningRequest '${name}' came no further within ${
              TIMEOUT_MS / 1000
            } s: ${JSON.stringify(present()?.status, undefined, 2)}`,
          ),
        );
      }, TIMEOUT_MS);
      const look = () => {
        const request = present();
        if (request !== before && reached(request)) {
          clearTimeout(timeout);
          stop();
          resolve(performance.now());
        }
      };
      stop = this.#informer.addHandler({
        onAdd: look,
        onUpdate: look,
        onDelete: look,
      });
    });
  }
}
