import {
  ByoHost,
  ClusterTemplate,
  FocomProvisioningRequest,
  KubernetesObject,
  labels,
  Lease,
  ProvisioningRequest,
  ResourceType,
  resourceTypes,
} from '@o2ims-portal/api';
import {
  ApiError,
  Informer,
  KubernetesClient,
  ListOptions,
} from '@o2ims-portal/kubernetes-client';
import { InformerInventory } from '../feasibility/InformerInventory';
import { hasRemote } from '../requests/hasRemote';
import { CloudFailure } from './CloudFailure';
import { judgeCloudError } from './judgeCloudError';
import { KubernetesCloud } from './KubernetesCloud';
import { RemoteCloud } from './RemoteCloud';

/** A watch that is cut, and open again within this time, is no news. */
const GRACE_MS = 2_000;
const IDENTIFY_AGAIN_MS = 5_000;

/** How it stands with an O-Cloud: a connection is being made, or is there, or what is in the way. */
export type CloudHealth = 'connecting' | 'connected' | CloudFailure;

function uidOfRequest({ metadata }: ProvisioningRequest): string | undefined {
  return metadata.labels?.[labels.focomRequestUid];
}

/** Told what a connection sees. */
export interface ConnectionObserver {
  onHealth(): void;
  /** What the O-Cloud has to offer has changed. */
  onInventory(): void;
  onRequest(request: ProvisioningRequest): void;
  onTemplate(template: ClusterTemplate): void;
}

interface OCloudConnectionOptions {
  client: KubernetesClient;
  close: () => Promise<void>;
  observer: ConnectionObserver;
}

/**
 * One client and one set of watches for one O-Cloud, from when it is opened until it is closed. It goes on by itself
 * after trouble of any kind.
 */
export class OCloudConnection {
  readonly cloud: RemoteCloud;
  /** Empty where the O-Cloud has no such kind, or keeps it from FOCOM. */
  readonly hosts: Informer<ByoHost>;
  readonly leases: Informer<Lease>;
  readonly templates: Informer<ClusterTemplate>;
  readonly server: string;
  readonly #client: KubernetesClient;
  readonly #close: () => Promise<void>;
  readonly #observer: ConnectionObserver;
  readonly #requests: Informer<ProvisioningRequest>;
  /** Each settles when what the O-Cloud has of a kind is listed, or it does not tell. */
  readonly #listed: Promise<void>[] = [];
  #health: CloudHealth = 'connecting';
  #clusterId?: string;
  #isShown = false;
  #identifyTimer?: NodeJS.Timeout;
  #lastContact?: Date;
  #timer?: NodeJS.Timeout;
  #closed = false;

  static open(options: OCloudConnectionOptions): OCloudConnection {
    const connection = new OCloudConnection(options);
    connection.#informers.forEach(informer => informer.start());
    return connection;
  }

  private constructor(options: OCloudConnectionOptions) {
    const { client, close, observer } = options;
    this.#client = client;
    this.#close = close;
    this.#observer = observer;
    this.server = client.server;
    this.#requests = Informer.create<ProvisioningRequest>({
      client,
      type: resourceTypes.provisioningRequest,
      // others' are none of our business, and may be many
      labelSelector: labels.focomRequestUid,
      onConnect: () => this.#connected(),
      onError: error => this.#failed(error),
    });
    this.hosts = this.#optional<ByoHost>(resourceTypes.byoHost);
    this.leases = this.#optional<Lease>(resourceTypes.lease, {
      labelSelector: labels.reservedHost,
    });
    this.templates = this.#optional<ClusterTemplate>(
      resourceTypes.clusterTemplate,
    );
    this.cloud = KubernetesCloud.create({
      client,
      requests: this.#requests,
      inventory: InformerInventory.create(this),
      onError: error => this.#doubt(error),
    });
    const { onInventory, onRequest, onTemplate } = observer;
    this.#requests.addHandler({
      onAdd: onRequest,
      onUpdate: onRequest,
      onDelete: onRequest,
    });
    this.templates.addHandler({
      onAdd: onTemplate,
      onUpdate: onTemplate,
      onDelete: onTemplate,
    });
    for (const informer of [this.hosts, this.leases, this.templates]) {
      informer.addHandler({
        onAdd: onInventory,
        onUpdate: onInventory,
        onDelete: onInventory,
      });
    }
  }

  get health(): CloudHealth {
    return this.#health;
  }

  /** UID of namespace kube-system, which tells one cluster from another; unknown where FOCOM may not see it. */
  get clusterId(): string | undefined {
    return this.#clusterId;
  }

  /**
   * Whether what is there shows that it is the cluster that these requests were sent to: nothing was sent, or something
   * of it is there. What was shown once stays so, whatever goes later: a connection is one to the same cluster for good.
   */
  shows(requests: () => readonly FocomProvisioningRequest[]): boolean {
    if (!this.#isShown && this.#health === 'connected') {
      const uids = new Set(this.#requests.list().map(uidOfRequest));
      const sent = requests().filter(hasRemote);
      this.#isShown =
        sent.length === 0 ||
        sent.some(({ metadata }) => uids.has(metadata.uid));
    }
    return this.#isShown;
  }

  /** When the O-Cloud was last heard of. */
  get lastContact(): Date | undefined {
    return this.#health === 'connected' ? new Date() : this.#lastContact;
  }

  /** Ends everything. What is under way fails, as it would when the network does. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#identifyTimer);
    // at the same time: one that is still connecting ends only with its connection
    await Promise.all([
      ...this.#informers.map(informer => informer.stop()),
      this.#close(),
    ]);
  }

  get #informers(): Informer<KubernetesObject>[] {
    return [this.#requests, this.hosts, this.leases, this.templates] as never;
  }

  /** What an O-Cloud need not have, and what only adds to what is known: trouble with it is no trouble of the O-Cloud. */
  #optional<T extends KubernetesObject>(
    type: ResourceType,
    options: ListOptions = {},
  ): Informer<T> {
    let refuse = () => {};
    const refused = new Promise<void>(resolve => {
      refuse = resolve;
    });
    const informer = Informer.create<T>({
      client: this.#client,
      type,
      optional: true,
      onConnect: () => this.#observer.onInventory(),
      onError: refuse,
      ...options,
    });
    this.#listed.push(Promise.race([informer.whenSynced(), refused]));
    return informer;
  }

  #connected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#health !== 'connected' && !this.#closed) {
      void this.#identify();
    }
  }

  /**
   * Asks which cluster it is before anybody may use it: a kubeconfig can be changed for another cluster's. What it has
   * to offer is known by then, too, or known not to be.
   */
  async #identify(): Promise<void> {
    try {
      [this.#clusterId] = await Promise.all([
        this.#readClusterId(),
        ...this.#listed,
      ]);
    } catch (error) {
      this.#failed(error as Error);
      // the watch is open, and will not tell again
      this.#later(() => this.#identify(), IDENTIFY_AGAIN_MS);
      return;
    }
    this.#become('connected');
    this.#askWhoItIs();
  }

  /** Nobody tells when a right is given: as long as requests wait for it, FOCOM asks again. */
  #askWhoItIs(): void {
    clearTimeout(this.#identifyTimer);
    if (this.#closed || this.#clusterId !== undefined) {
      return;
    }
    this.#identifyTimer = setTimeout(() => {
      if (this.#health === 'connected' && !this.#isShown) {
        void this.#identify();
      }
    }, IDENTIFY_AGAIN_MS);
  }

  async #readClusterId(): Promise<string | undefined> {
    try {
      const namespace = await this.#client.get(resourceTypes.namespace, {
        name: 'kube-system',
      });
      return namespace?.metadata.uid;
    } catch (error) {
      if (error instanceof ApiError && error.status === 403) {
        return undefined;
      }
      throw error;
    }
  }

  #failed(error: Error): void {
    if (this.#closed) {
      return;
    }
    const failure = judgeCloudError(error, this.server);
    if (this.#health !== 'connected') {
      this.#become(failure);
      return;
    }
    if (!this.#timer) {
      this.#lastContact = new Date();
      this.#later(() => this.#become(failure), GRACE_MS);
    }
  }

  /**
   * A watch that is open goes on for up to an hour after credentials have expired, or the certificate of the server has,
   * while everything else is refused. Whether that is so shows when the O-Cloud is asked something else.
   */
  #doubt(error: Error): void {
    const isAnswer = error instanceof ApiError && error.status !== 401;
    if (isAnswer || this.#health !== 'connected' || this.#timer) {
      return;
    }
    this.#lastContact = new Date();
    this.#later(async () => {
      try {
        await this.#readClusterId();
        this.#timer = undefined;
      } catch (again) {
        this.#become(judgeCloudError(again as Error, this.server));
        this.#later(() => this.#identify(), IDENTIFY_AGAIN_MS);
      }
    }, GRACE_MS);
  }

  #later(action: () => unknown, delayMs: number): void {
    if (!this.#closed) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(action, delayMs);
    }
  }

  #become(health: CloudHealth): void {
    if (this.#closed) {
      return;
    }
    this.#timer = undefined;
    this.#health = health;
    this.#observer.onHealth();
  }
}
