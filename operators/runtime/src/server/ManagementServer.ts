import { createServer, Server, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { Registry } from 'prom-client';

/** @see ManagementServer */
export interface ManagementServerOptions {
  /** The loopback address by default: in a pod, listen on all of them for the kubelet to reach it. */
  host?: string;
  /** 0 is any free port. */
  port: number;
  registry: Registry;
  /** What is not ready yet, in words; nothing when all is. */
  unready: () => string[];
}

/** Tells the kubelet whether the process lives and is ready, and Prometheus its metrics. */
export class ManagementServer {
  readonly #server: Server;
  readonly #options: ManagementServerOptions;

  static async start(
    options: ManagementServerOptions,
  ): Promise<ManagementServer> {
    const started = new ManagementServer(options);
    await started.#listen();
    return started;
  }

  private constructor(options: ManagementServerOptions) {
    this.#options = options;
    this.#server = createServer((request, response) => {
      const path = request.url?.split('?')[0] ?? '/';
      this.#answer(path, response).catch(error => {
        response.writeHead(500).end(`${error}\n`);
      });
    });
  }

  /** Its URL. */
  get address(): string {
    const { address, family, port } = this.#server.address() as AddressInfo;
    return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
  }

  async stop(): Promise<void> {
    const closed = new Promise(resolve => {
      this.#server.close(resolve);
    });
    this.#server.closeAllConnections();
    await closed;
  }

  async #listen(): Promise<void> {
    const { host = '127.0.0.1', port } = this.#options;
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', error =>
        reject(
          new Error(
            `Cannot serve metrics on ${host}:${port}: ${error.message}. Choose another with --metrics-host and --metrics-port`,
            { cause: error },
          ),
        ),
      );
      this.#server.listen(port, host, resolve);
    });
  }

  async #answer(path: string, response: ServerResponse): Promise<void> {
    const { registry, unready } = this.#options;
    const text = { 'content-type': 'text/plain; charset=utf-8' };
    switch (path) {
      case '/healthz':
        response.writeHead(200, text).end('ok\n');
        break;
      case '/readyz': {
        const waiting = unready();
        if (waiting.length === 0) {
          response.writeHead(200, text).end('ok\n');
        } else {
          response.writeHead(503, text).end(`${waiting.join('\n')}\n`);
        }
        break;
      }
      case '/metrics': {
        const metrics = await registry.metrics();
        response
          .writeHead(200, { 'content-type': registry.contentType })
          .end(metrics);
        break;
      }
      default:
        response
          .writeHead(404, text)
          .end('Here are /metrics, /healthz and /readyz\n');
    }
  }
}
