import { writeFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import { AddressInfo } from 'node:net';
import path from 'node:path';
import { KubeConfig } from '@kubernetes/client-node';
import { classifyRequest } from '@o2ims-portal/kubernetes-client';

/** Requests by verb and resource, as in `watch clusters`. */
export type RequestCounts = ReadonlyMap<string, number>;

/**
 * Stands between one operator and the API server and counts what goes through. Having one proxy for each operator
 * tells them apart from each other, from the API server's own requests to itself, and from this program.
 */
export class CountingProxy {
  readonly #server: http.Server;
  readonly #agent: https.Agent;
  readonly #target: URL;
  readonly #counts = new Map<string, number>();
  /** A kubeconfig that leads through the proxy. */
  readonly kubeconfig: string;

  static async start(options: {
    /** Of the API server; its credentials are the proxy's. */
    kubeconfig: string;
    directory: string;
    name: string;
  }): Promise<CountingProxy> {
    const { kubeconfig, directory, name } = options;
    const kubeConfig = new KubeConfig();
    kubeConfig.loadFromFile(kubeconfig);
    const tls: https.AgentOptions = {};
    await kubeConfig.applyToHTTPSOptions(tls);
    const { ca, cert, key } = tls;
    const proxy = new CountingProxy({
      target: new URL(kubeConfig.getCurrentCluster()!.server),
      agent: new https.Agent({ ca, cert, key, keepAlive: true }),
      kubeconfig: path.join(directory, `${name}-through-proxy.kubeconfig`),
    });
    await proxy.#listen();
    return proxy;
  }

  private constructor(options: {
    target: URL;
    agent: https.Agent;
    kubeconfig: string;
  }) {
    this.#target = options.target;
    this.#agent = options.agent;
    this.kubeconfig = options.kubeconfig;
    this.#server = http.createServer((request, response) =>
      this.#forward(request, response),
    );
  }

  /** What went through since the last call. */
  take(): RequestCounts {
    const counts = new Map(this.#counts);
    this.#counts.clear();
    return counts;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
    this.#agent.destroy();
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
    const { verb, resource } = classifyRequest(method, url);
    const name = `${verb} ${resource}`;
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
    const upstream = https.request(
      {
        agent: this.#agent,
        host: this.#target.hostname,
        port: this.#target.port,
        method,
        path: url,
        headers: { ...headers, host: this.#target.host },
      },
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
