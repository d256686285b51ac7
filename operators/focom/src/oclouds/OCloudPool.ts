import {
  ClusterTemplate,
  OCloud,
  ProvisioningRequest,
} from '@o2ims-portal/api';
import { KubernetesClient, ObjectKey } from '@o2ims-portal/kubernetes-client';
import { Watch } from '@o2ims-portal/operator-runtime';
import { CloudFailure } from './CloudFailure';
import { CloudHealth, OCloudConnection } from './OCloudConnection';
import { SecretRef } from './readKubeconfig';
import { SecretWatch } from './SecretWatch';

/** Enough for one O-Cloud's requests; there may be many O-Clouds, and each connection costs a handshake and memory. */
const MAX_CONNECTIONS = 4;

/** What there is for an O-Cloud that is another cluster. */
interface Entry {
  secret: SecretWatch;
  /** Of the kubeconfig that the connection was made with. */
  digest?: string;
  connection?: OCloudConnection;
}

type Handler<T> = (key: ObjectKey, value: T) => void;

interface OCloudPoolOptions {
  client: KubernetesClient;
  /** Makes a client of another API server one that may be used here. */
  adopt: (client: KubernetesClient) => {
    client: KubernetesClient;
    close: () => Promise<void>;
  };
}

const idOf = ({ namespace, name }: ObjectKey) => `${namespace}/${name}`;

function isSame(a: SecretRef, b: SecretRef): boolean {
  return a.namespace === b.namespace && a.name === b.name;
}

/**
 * The connections to O-Clouds that are other clusters, one for each OCloud object: made, made anew and ended as the
 * objects and the Secrets that they name come, change and go.
 */
export class OCloudPool {
  readonly #options: OCloudPoolOptions;
  readonly #entries = new Map<string, Entry>();
  readonly #healthHandlers: Handler<void>[] = [];
  readonly #inventoryHandlers: Handler<void>[] = [];
  readonly #requestHandlers: Handler<ProvisioningRequest>[] = [];
  readonly #templateHandlers: Handler<ClusterTemplate>[] = [];
  readonly #connectionHandlers: ((connection: OCloudConnection) => void)[] = [];
  #stopped = false;

  static create(options: OCloudPoolOptions): OCloudPool {
    return new OCloudPool(options);
  }

  private constructor(options: OCloudPoolOptions) {
    this.#options = options;
  }

  /** Has a connection for an OCloud that names a Secret, and none for one that does not. */
  async keep(oCloud: OCloud): Promise<void> {
    const { namespace, name } = oCloud.metadata;
    const key = { namespace, name };
    const ref = oCloud.spec?.o2imsSecret?.secretRef;
    if (!ref || this.#stopped) {
      await this.drop(key);
      return;
    }
    let entry = this.#entries.get(idOf(key));
    if (!entry || !isSame(entry.secret.ref, ref)) {
      await this.drop(key);
      entry = { secret: this.#watchSecret(key, ref) };
      this.#entries.set(idOf(key), entry);
    }
    const read = entry.secret.read();
    const digest = read && 'digest' in read ? read.digest : undefined;
    if (!read || digest === entry.digest) {
      return;
    }
    const previous = entry.connection;
    entry.digest = digest;
    entry.connection =
      'kubeConfig' in read
        ? this.#connect(
            key,
            KubernetesClient.create({
              ...read,
              maxConnections: MAX_CONNECTIONS,
            }),
          )
        : undefined;
    await previous?.close();
    this.#tell(this.#healthHandlers, key, undefined);
  }

  /** Ends what there is for an OCloud. */
  async drop(key: ObjectKey): Promise<void> {
    const entry = this.#entries.get(idOf(key));
    if (entry) {
      this.#entries.delete(idOf(key));
      this.#tell(this.#healthHandlers, key, undefined);
      await Promise.all([entry.secret.stop(), entry.connection?.close()]);
    }
  }

  /** How it stands with an O-Cloud. */
  health(key: ObjectKey): CloudHealth {
    const entry = this.#entries.get(idOf(key));
    const read = entry?.secret.read();
    return read && 'condition' in read
      ? (read satisfies CloudFailure)
      : entry?.connection?.health ?? 'connecting';
  }

  /** The connection to an O-Cloud, whatever its health. */
  connection(key: ObjectKey): OCloudConnection | undefined {
    return this.#entries.get(idOf(key))?.connection;
  }

  /** Tells of an OCloud when its health has changed. */
  watchHealth(map: (key: ObjectKey) => ObjectKey[]): Watch {
    return watch(this.#healthHandlers, map);
  }

  /** Tells of an OCloud when what it has to offer has changed. */
  watchInventory(map: (key: ObjectKey) => ObjectKey[]): Watch {
    return watch(this.#inventoryHandlers, map);
  }

  watchRequests(map: (request: ProvisioningRequest) => ObjectKey[]): Watch {
    return watch(this.#requestHandlers, (_, request) => map(request));
  }

  watchTemplates(
    map: (key: ObjectKey, template: ClusterTemplate) => ObjectKey[],
  ): Watch {
    return watch(this.#templateHandlers, map);
  }

  /** Watches each connection as well, in a way of its own, for as long as there is that connection. */
  watchConnections(watchOf: (connection: OCloudConnection) => Watch): Watch {
    return {
      subscribe: enqueue => {
        this.#connectionHandlers.push(connection =>
          watchOf(connection).subscribe(enqueue),
        );
      },
    };
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(
      [...this.#entries.values()].map(({ secret, connection }) =>
        Promise.all([secret.stop(), connection?.close()]),
      ),
    );
    this.#entries.clear();
  }

  #watchSecret(key: ObjectKey, ref: SecretRef): SecretWatch {
    return SecretWatch.start({
      client: this.#options.client,
      ref,
      onChange: () => this.#tell(this.#healthHandlers, key, undefined),
    });
  }

  #connect(key: ObjectKey, client: KubernetesClient): OCloudConnection {
    const connection = OCloudConnection.open({
      ...this.#options.adopt(client),
      observer: {
        onHealth: () => this.#tell(this.#healthHandlers, key, undefined),
        onInventory: () => this.#tell(this.#inventoryHandlers, key, undefined),
        onRequest: request => this.#tell(this.#requestHandlers, key, request),
        onTemplate: template =>
          this.#tell(this.#templateHandlers, key, template),
      },
    });
    this.#connectionHandlers.forEach(handler => handler(connection));
    return connection;
  }

  #tell<T>(handlers: Handler<T>[], key: ObjectKey, value: T): void {
    if (!this.#stopped) {
      handlers.forEach(handler => handler(key, value));
    }
  }
}

function watch<T>(
  handlers: Handler<T>[],
  map: (key: ObjectKey, value: T) => ObjectKey[],
): Watch {
  return {
    subscribe(enqueue) {
      handlers.push((key, value) => map(key, value).forEach(enqueue));
    },
  };
}
