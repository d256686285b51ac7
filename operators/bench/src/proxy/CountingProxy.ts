import { writeFile } from 'node:fs/promises';
import http from 'node:http';
import { AddressInfo } from 'node:net';
import path from 'node:path';
import { RequestCounter, RequestCounts } from './RequestCounter';
import { Upstream } from './Upstream';

/**
 * Stands between one operator and the API server and counts what goes through. Having one proxy for each operator
 * tells them apart from each other, from the API server's own requests to itself, and from this program.
 */
export class CountingProxy {
  readonly #server: http.Server;
  readonly #upstream: Upstream;
  readonly #counter = new RequestCounter();
  /** A kubeconfig that leads through the proxy. */
  readonly kubeconfig: string;

  static async start(options: {
    /** Of the API server; its credentials are the proxy's. */
    kubeconfig: string;
    directory: string;
    name: string;
  }): Promise<CountingProxy> {
    const { kubeconfig, directory, name } = options;
    const proxy = new CountingProxy({
      upstream: await Upstream.fromKubeconfig(kubeconfig),
      kubeconfig: path.join(directory, `${name}-through-proxy.kubeconfig`),
    });
    await proxy.#listen();
    return proxy;
  }

  private constructor(options: { upstream: Upstream; kubeconfig: string }) {
    this.#upstream = options.upstream;
    this.kubeconfig = options.kubeconfig;
    this.#server = http.createServer((request, response) =>
      this.#forward(request, response),
    );
  }

  /** What went through since the last call. */
  take(): RequestCounts {
    return this.#counter.take();
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
    this.#upstream.close();
  }

  async #listen(): Promise<void> {
    await new Promise<void>(resolve =>
      this.#server.listen(0, '127.0.0.1', resolve),
    );
    const { port } = this.#server.address() as AddressInfo;
    const server = `http://127.0.0.1:${port}`;
    // JSON is YAML; the client insists on being told that plain HTTP is meant
    await writeFile(
      this.kubeconfig,
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'Config',
        'current-context': 'proxy',
        contexts: [
          {
            name: 'proxy',
            context: { cluster: 'proxy', user: 'nobody', namespace: 'default' },
          },
        ],
        clusters: [
          {
            name: 'proxy',
            cluster: { server, 'insecure-skip-tls-verify': true },
          },
        ],
        users: [{ name: 'nobody', user: {} }],
      }),
    );
  }

  #forward(request: http.IncomingMessage, response: http.ServerResponse): void {
    const { method = 'GET', url = '/', headers } = request;
    this.#counter.count(method, url);
    const upstream = this.#upstream.send(
      { method, path: url, headers },
      answer => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        response.flushHeaders();
        answer.pipe(response);
        answer.on('error', () => response.destroy());
      },
    );
    upstream.on('error', () => response.destroy());
    response.on('close', () => upstream.destroy());
    request.pipe(upstream);
  }
}
