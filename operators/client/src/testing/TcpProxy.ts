import { AddressInfo, connect, createServer, Server, Socket } from 'node:net';
import { KubeConfig } from '@kubernetes/client-node';

/**
 * Passes connections on to an API server, TLS and all: to count them, and to cut them.
 *
 * For tests.
 *
 * @public
 */
export class TcpProxy {
  readonly #server: Server;
  readonly #target: URL;
  readonly #kubeconfig: string;
  readonly #sockets = new Set<Socket>();
  #accepted = 0;
  #isCut = false;

  /** In front of the API server of a kubeconfig file. */
  static async start(options: { kubeconfig: string }): Promise<TcpProxy> {
    const proxy = new TcpProxy(options.kubeconfig);
    await new Promise<void>(resolve => {
      proxy.#server.listen(0, '127.0.0.1', resolve);
    });
    return proxy;
  }

  private constructor(kubeconfig: string) {
    this.#kubeconfig = kubeconfig;
    const { server } = this.#kubeConfigOfTarget().getCurrentCluster()!;
    this.#target = new URL(server);
    this.#server = createServer(socket => this.#pass(socket));
  }

  /** How many connections there have been so far. */
  get accepted(): number {
    return this.#accepted;
  }

  /** The kubeconfig, with this proxy as the server. */
  get kubeConfig(): KubeConfig {
    const kubeConfig = this.#kubeConfigOfTarget();
    const { port } = this.#server.address() as AddressInfo;
    kubeConfig.clusters = kubeConfig.clusters.map(cluster => ({
      ...cluster,
      server: `https://127.0.0.1:${port}`,
    }));
    return kubeConfig;
  }

  /** Ends all connections; new ones are ended at once until {@link TcpProxy.mend}. */
  cut(): void {
    this.#isCut = true;
    this.#sockets.forEach(socket => socket.destroy());
  }

  /** Lets connections through again. */
  mend(): void {
    this.#isCut = false;
  }

  async stop(): Promise<void> {
    const closed = new Promise(resolve => {
      this.#server.close(resolve);
    });
    this.cut();
    await closed;
  }

  #kubeConfigOfTarget(): KubeConfig {
    const kubeConfig = new KubeConfig();
    kubeConfig.loadFromFile(this.#kubeconfig);
    return kubeConfig;
  }

  #pass(client: Socket): void {
    this.#accepted++;
    if (this.#isCut) {
      client.destroy();
      return;
    }
    const upstream = connect(Number(this.#target.port), this.#target.hostname);
    const ends = [client, upstream];
    for (const end of ends) {
      this.#sockets.add(end);
      // the other end learns of it by being closed
      end.on('error', () => undefined);
      end.on('close', () => {
        this.#sockets.delete(end);
        ends.forEach(socket => socket.destroy());
      });
    }
    client.pipe(upstream).pipe(client);
  }
}
