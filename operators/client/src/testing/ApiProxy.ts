import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { Agent, request as httpsRequest } from 'node:https';
import { AddressInfo } from 'node:net';
import { KubeConfig } from '@kubernetes/client-node';

/** @public */
export interface ProxiedRequest {
  method: string;
  /** With its query. */
  path: string;
  isWatch: boolean;
}

/**
 * Answers a request in place of the API server, or returns false to let it through.
 *
 * @public
 */
export type Interceptor = (
  request: ProxiedRequest,
  response: ServerResponse,
) => boolean;

/**
 * Passes requests on to an API server with a kubeconfig's credentials, and speaks HTTP itself: to count requests, and
 * to place faults on purpose.
 *
 * For tests.
 *
 * @public
 */
export class ApiProxy {
  readonly #server: Server;
  readonly #target: URL;
  readonly #agent: Agent;
  readonly #requests: ProxiedRequest[] = [];
  readonly #listeners = new Set<() => void>();
  #interceptor: Interceptor = () => false;

  /** In front of the API server of a kubeconfig file. */
  static async start(options: { kubeconfig: string }): Promise<ApiProxy> {
    const kubeConfig = new KubeConfig();
    kubeConfig.loadFromFile(options.kubeconfig);
    const tls: Record<string, unknown> = {};
    await kubeConfig.applyToHTTPSOptions(tls);
    const { ca, cert, key } = tls;
    const proxy = new ApiProxy(
      new URL(kubeConfig.getCurrentCluster()!.server),
      new Agent({ ...({ ca, cert, key } as object), keepAlive: true }),
    );
    await new Promise<void>(resolve => {
      proxy.#server.listen(0, '127.0.0.1', resolve);
    });
    return proxy;
  }

  private constructor(target: URL, agent: Agent) {
    this.#target = target;
    this.#agent = agent;
    this.#server = createServer((request, response) =>
      this.#handle(request, response),
    );
  }

  /** A kubeconfig with this proxy as the server. */
  get kubeConfig(): KubeConfig {
    const { port } = this.#server.address() as AddressInfo;
    const kubeConfig = new KubeConfig();
    kubeConfig.loadFromClusterAndUser(
      {
        name: 'proxy',
        server: `http://127.0.0.1:${port}`,
        skipTLSVerify: true,
      },
      { name: 'proxy' },
    );
    return kubeConfig;
  }

  /** All requests so far. */
  get requests(): readonly ProxiedRequest[] {
    return this.#requests;
  }

  /** Has this function look at every request from now on. */
  intercept(interceptor: Interceptor): void {
    this.#interceptor = interceptor;
  }

  /** Lets all requests through again. */
  passAll(): void {
    this.#interceptor = () => false;
  }

  /** Waits until the requests so far are as wanted. */
  async whenRequests(
    wanted: (requests: readonly ProxiedRequest[]) => boolean,
  ): Promise<void> {
    await new Promise<void>(resolve => {
      const look = () => {
        if (wanted(this.#requests)) {
          this.#listeners.delete(look);
          resolve();
        }
      };
      this.#listeners.add(look);
      look();
    });
  }

  /** Ends all connections, watches included; new ones are welcome. */
  cut(): void {
    this.#server.closeAllConnections();
  }

  async stop(): Promise<void> {
    const closed = new Promise(resolve => {
      this.#server.close(resolve);
    });
    this.cut();
    await closed;
    this.#agent.destroy();
  }

  #handle(request: IncomingMessage, response: ServerResponse): void {
    const { method = 'GET', url: path = '/' } = request;
    const isWatch = new URL(path, this.#target).searchParams.has('watch');
    const seen = { method, path, isWatch };
    this.#requests.push(seen);
    const taken = this.#interceptor(seen, response);
    this.#listeners.forEach(look => look());
    if (taken) {
      request.resume();
      return;
    }
    const upstream = httpsRequest(
      {
        agent: this.#agent,
        host: this.#target.hostname,
        port: this.#target.port,
        method,
        path,
        headers: { ...request.headers, host: this.#target.host },
      },
      answer => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        response.flushHeaders();
        answer.on('error', () => response.destroy());
        answer.pipe(response);
      },
    );
    upstream.on('error', () => response.destroy());
    response.on('close', () => upstream.destroy());
    request.pipe(upstream);
  }
}
