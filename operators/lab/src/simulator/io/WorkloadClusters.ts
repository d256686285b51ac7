import { Informer } from '@o2ims-portal/kubernetes-client';
import { Logger } from 'pino';
import { WorkloadApiServer } from '../../plane/Plane';
import { Node, nodeType } from '../model/objects';
import { WorkloadView } from '../plan/views';
import { SimulatorPlane } from '../SimulatorPlane';

const SYNC_TIMEOUT_MS = 30_000;
const RETRY_MS = 10_000;

interface Entry {
  state: 'starting' | 'ready' | 'failed';
  error?: string;
  server?: WorkloadApiServer;
  nodes?: Informer<Node>;
  starting?: Promise<void>;
  retry?: NodeJS.Timeout;
}

/** The API servers of workload clusters, by the key of their Cluster. */
export class WorkloadClusters {
  readonly #plane: SimulatorPlane;
  readonly #max: number;
  readonly #logger: Logger;
  readonly #onChange: (key: string) => void;
  readonly #entries = new Map<string, Entry>();
  #stopped = false;

  static create(options: {
    plane: SimulatorPlane;
    max: number;
    logger: Logger;
    /** Told when the state of a cluster's API server or one of its nodes changed. */
    onChange(key: string): void;
  }): WorkloadClusters {
    return new WorkloadClusters(options);
  }

  private constructor(options: Parameters<typeof WorkloadClusters.create>[0]) {
    this.#plane = options.plane;
    this.#max = options.max;
    this.#logger = options.logger;
    this.#onChange = options.onChange;
  }

  get max(): number {
    return this.#max;
  }

  /** Keys of the clusters whose API server runs or starts. */
  get keys(): string[] {
    return [...this.#entries.keys()];
  }

  view(key: string): Omit<WorkloadView, 'hasSlot'> {
    const entry = this.#entries.get(key);
    return {
      state: entry?.state ?? 'absent',
      limit: this.#max,
      error: entry?.error,
      kubeconfig: entry?.server?.kubeconfig,
      nodes: entry?.state === 'ready' ? entry.nodes!.list() : [],
    };
  }

  /** Begins to start an API server, unless it is there or the limit is reached. */
  start(key: string, name: string): void {
    if (
      this.#stopped ||
      this.#entries.has(key) ||
      this.#entries.size >= this.#max
    ) {
      return;
    }
    const entry: Entry = { state: 'starting' };
    this.#entries.set(key, entry);
    entry.starting = this.#start(key, name, entry);
  }

  /** Ends an API server and deletes its data, also those of one that does not run. */
  async remove(key: string, name: string): Promise<void> {
    const entry = this.#entries.get(key);
    await entry?.starting;
    clearTimeout(entry?.retry);
    await entry?.nodes?.stop();
    const server =
      entry?.server ?? (await this.#plane.startWorkloadApiServer({ name }));
    await server.remove();
    this.#entries.delete(key);
    this.#logger.info({ cluster: key }, 'removed the workload API server');
    this.#onChange(key);
  }

  async createNode(key: string, node: Node): Promise<void> {
    const client = this.#client(key);
    const created = await client.create(nodeType, node);
    const { taints = [] } = created.spec ?? {};
    const kept = taints.filter(
      taint => taint.key !== 'node.kubernetes.io/not-ready',
    );
    if (kept.length < taints.length) {
      // set on every new node; the controller that takes it off again does not run
      await this.patchNode(key, node.metadata.name, { spec: { taints: kept } });
    }
  }

  async patchNode(
    key: string,
    name: string,
    patch: object,
    options: { subresource?: 'status' } = {},
  ): Promise<Node> {
    return this.#client(key).patch<Node>(nodeType, { name }, patch, options);
  }

  async deleteNode(key: string, name: string): Promise<void> {
    await this.#client(key).delete(nodeType, { name });
  }

  /** Ends all API servers; their data stay. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(
      [...this.#entries.values()].map(async entry => {
        await entry.starting;
        clearTimeout(entry.retry);
        await entry.nodes?.stop();
        await entry.server?.stop();
      }),
    );
    this.#entries.clear();
  }

  async #start(key: string, name: string, entry: Entry): Promise<void> {
    const logger = this.#logger.child({ cluster: key });
    try {
      entry.server = await this.#plane.startWorkloadApiServer({ name });
      const nodes = Informer.create<Node>({
        client: entry.server.client,
        type: nodeType,
        onError: error =>
          logger.warn(
            `watching the workload cluster's nodes: ${error.message}`,
          ),
      });
      const changed = () => this.#onChange(key);
      nodes.addHandler({
        onAdd: changed,
        onUpdate: changed,
        onDelete: changed,
      });
      entry.nodes = nodes;
      nodes.start();
      await nodes.waitForSync(SYNC_TIMEOUT_MS);
      entry.state = 'ready';
      logger.info('started the workload API server');
    } catch (error) {
      await entry.nodes?.stop();
      await entry.server?.stop();
      entry.server = undefined;
      entry.state = 'failed';
      entry.error = error instanceof Error ? error.message : String(error);
      logger.error(`the workload API server did not start: ${entry.error}`);
      entry.retry = setTimeout(() => {
        this.#entries.delete(key);
        this.#onChange(key);
      }, RETRY_MS);
    }
    this.#onChange(key);
  }

  #client(key: string) {
    const server = this.#entries.get(key)?.server;
    if (!server) {
      throw new Error(`the workload API server of ${key} does not run`);
    }
    return server.client;
  }
}
