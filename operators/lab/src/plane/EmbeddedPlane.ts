import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { Binaries } from '../binaries/Binaries';
import { ProcessExit } from '../processes/ManagedProcess';
import { ApiServer } from './ApiServer';
import { Etcd } from './Etcd';
import { operatorKubeconfig, OperatorName } from './operatorAccounts';
import { Plane, PlaneProcess, WorkloadApiServer } from './Plane';

/** Kubernetes needs a service range; nothing is ever routed to it here. */
const PLANE_SERVICES = { cidr: '10.0.0.0/24', first: '10.0.0.1' };
const WORKLOAD_SERVICES = { cidr: '10.96.0.0/16', first: '10.96.0.1' };
/** Collects garbage more often: a fifth of the memory less, for a tenth of the throughput. */
const LEAN = { GOGC: '30' };

interface EmbeddedPlaneOptions {
  directory: string;
  binaries: Binaries;
  disposable: boolean;
  /** The name of the cluster in its kubeconfig. */
  name: string;
  /** Where the API server listens; loopback when left out. */
  address?: string;
  /** More arguments for the API server. */
  apiServerArgs?: string[];
}

/** The processes of a plane. */
export class EmbeddedPlane implements Plane {
  readonly #options: EmbeddedPlaneOptions;
  readonly #etcd: Etcd;
  readonly #apiServer: ApiServer;
  readonly #operatorClients = new Map<OperatorName, KubernetesClient>();
  readonly #workloads = new Map<string, Promise<ApiServer>>();
  readonly failed: Promise<Error>;
  #stopping = false;

  static async start(options: EmbeddedPlaneOptions): Promise<EmbeddedPlane> {
    const { directory, binaries, disposable, name, address, apiServerArgs } =
      options;
    const etcd = await Etcd.start({
      binary: binaries.etcd,
      directory,
      durable: !disposable,
    });
    try {
      const apiServer = await ApiServer.start({
        binary: binaries.kubeApiServer,
        name,
        directory: join(directory, 'kube-apiserver'),
        planeDirectory: directory,
        logFile: join(directory, 'logs', 'kube-apiserver.log'),
        etcdPrefix: '/registry',
        serviceRange: PLANE_SERVICES,
        address,
        args: apiServerArgs,
        env: LEAN,
      });
      return new EmbeddedPlane(options, etcd, apiServer);
    } catch (error) {
      await etcd.stop({ graceMs: 0 });
      throw error;
    }
  }

  private constructor(
    options: EmbeddedPlaneOptions,
    etcd: Etcd,
    apiServer: ApiServer,
  ) {
    this.#options = options;
    this.#etcd = etcd;
    this.#apiServer = apiServer;
    this.failed = Promise.race([
      this.#unexpected('etcd', etcd),
      this.#unexpected('kube-apiserver', apiServer),
    ]);
  }

  get kubeconfig(): string {
    return join(this.directory, 'kubeconfig');
  }

  operatorKubeconfig(name: OperatorName): string {
    return operatorKubeconfig(this.directory, name);
  }

  operatorClient(name: OperatorName): KubernetesClient {
    const client =
      this.#operatorClients.get(name) ??
      KubernetesClient.fromKubeconfig({ file: this.operatorKubeconfig(name) });
    this.#operatorClients.set(name, client);
    return client;
  }

  /** Content of the kubeconfig. */
  get adminKubeconfig(): string {
    return this.#apiServer.kubeconfig;
  }

  get client(): KubernetesClient {
    return this.#apiServer.client;
  }

  get server(): string {
    return this.#apiServer.server;
  }

  get directory(): string {
    return this.#options.directory;
  }

  get processes(): PlaneProcess[] {
    return [
      { name: 'etcd', pid: this.#etcd.pid },
      { name: 'kube-apiserver', pid: this.#apiServer.pid },
    ];
  }

  async restartApiServer(): Promise<void> {
    await this.#apiServer.restart();
  }

  async startWorkloadApiServer(options: {
    name: string;
  }): Promise<WorkloadApiServer> {
    const { name } = options;
    if (this.#workloads.has(name)) {
      throw new Error(`Workload API server ${name} is running already`);
    }
    const directory = this.#workloadDirectory(name);
    const starting = ApiServer.start({
      binary: this.#options.binaries.kubeApiServer,
      name,
      directory,
      planeDirectory: this.directory,
      logFile: join(this.directory, 'logs', 'workload', `${name}.log`),
      etcdPrefix: workloadPrefix(name),
      serviceRange: WORKLOAD_SERVICES,
      env: LEAN,
    });
    this.#workloads.set(name, starting);
    try {
      const server = await starting;
      return {
        kubeconfig: server.kubeconfig,
        client: server.client,
        pid: server.pid,
        stop: () => this.#stopWorkload(name),
        remove: () => this.#removeWorkload(name),
      };
    } catch (error) {
      this.#workloads.delete(name);
      throw error;
    }
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    const how = this.#options.disposable ? { graceMs: 0 } : {};
    await Promise.all(
      [...this.#workloads.keys()].map(name => this.#stopWorkload(name)),
    );
    await Promise.all(
      [...this.#operatorClients.values()].map(client => client.close()),
    );
    // in this order: an API server without its store only makes noise
    await this.#apiServer.stop(how);
    await this.#etcd.stop(how);
  }

  async #stopWorkload(name: string): Promise<void> {
    const starting = this.#workloads.get(name);
    const server = await starting?.catch(() => undefined);
    // all that it has is in etcd: there is nothing to be graceful about
    await server?.stop({ graceMs: 0 });
    if (this.#workloads.get(name) === starting) {
      this.#workloads.delete(name);
    }
  }

  async #removeWorkload(name: string): Promise<void> {
    await this.#stopWorkload(name);
    await this.#etcd.deletePrefix(`${workloadPrefix(name)}/`);
    await rm(this.#workloadDirectory(name), { recursive: true, force: true });
  }

  #workloadDirectory(name: string): string {
    return join(this.directory, 'workload', name);
  }

  async #unexpected(
    name: string,
    part: { exited: Promise<ProcessExit>; lastLines(): Promise<string> },
  ): Promise<Error> {
    const { code, signal } = await part.exited;
    if (this.#stopping) {
      return new Promise(() => undefined);
    }
    return new Error(
      `${name} ended by itself (${
        signal ?? `exit code ${code}`
      }); its last lines:\n${await part.lastLines()}`,
    );
  }
}

function workloadPrefix(name: string): string {
  return `/workload/${name}`;
}
