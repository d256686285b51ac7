import { IncomingMessage, ServerResponse } from 'node:http';
import https from 'node:https';
import { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { CertificateAuthority } from '@o2ims-portal/lab';
import { RequestCounter, RequestCounts } from './RequestCounter';
import { Upstream } from './Upstream';
import { Valve } from './Valve';
import {
  isWritten,
  prefixOf,
  readVirtualPath,
  toSharedPath,
  withOCloud,
} from './virtualPath';

/**
 * Many O-Clouds on one API server. Each has a path of its own on this HTTPS server, which a kubeconfig names as the
 * server's address, so that a client has connections, watches and credentials for each. What goes through is passed on
 * as it is, streams too, but for a label: ProvisioningRequests get it when they are written, and lists and watches of
 * them are of those that have it. All else that the API server has, every O-Cloud has.
 */
export class VirtualOClouds {
  readonly #server: https.Server;
  readonly #upstream: Upstream;
  readonly #authority: CertificateAuthority;
  readonly #valves: ReadonlyMap<string, Valve>;
  readonly #counter = new RequestCounter();

  static async start(options: {
    names: readonly string[];
    /** Of the API server that they share; its credentials are theirs. */
    kubeconfig: string;
  }): Promise<VirtualOClouds> {
    const { names, kubeconfig } = options;
    const authority = await CertificateAuthority.create({
      commonName: 'virtual-o-clouds-authority',
    });
    const { certificate, key } = await authority.issueServer({
      commonName: 'virtual-o-clouds',
      dnsNames: ['localhost'],
      addresses: ['127.0.0.1'],
    });
    const oClouds = new VirtualOClouds({
      server: https.createServer({ cert: certificate, key }),
      upstream: await Upstream.fromKubeconfig(kubeconfig),
      authority,
      names,
    });
    await oClouds.#listen();
    return oClouds;
  }

  private constructor(options: {
    server: https.Server;
    upstream: Upstream;
    authority: CertificateAuthority;
    names: readonly string[];
  }) {
    this.#server = options.server;
    this.#upstream = options.upstream;
    this.#authority = options.authority;
    this.#valves = new Map(options.names.map(name => [name, new Valve()]));
    this.#server.on('request', (request, response) => {
      this.#handle(request, response).catch(error => response.destroy(error));
    });
  }

  /** What opens one of them, as JSON, which is YAML. */
  kubeconfigOf(name: string): string {
    const { port } = this.#server.address() as AddressInfo;
    const authority = Buffer.from(this.#authority.certificate);
    return JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': name,
      contexts: [{ name, context: { cluster: name, user: name } }],
      clusters: [
        {
          name,
          cluster: {
            server: `https://127.0.0.1:${port}${prefixOf(name)}`,
            'certificate-authority-data': authority.toString('base64'),
          },
        },
      ],
      users: [{ name, user: { token: name } }],
    });
  }

  /** What went to all of them since the last call. */
  take(): RequestCounts {
    return this.#counter.take();
  }

  /** Has one of them take all requests and answer none; its watches, too, tell nothing any more. */
  hang(name: string): void {
    this.#valves.get(name)!.close();
  }

  /** Has it go on, with what it was sent meanwhile. */
  recover(name: string): void {
    this.#valves.get(name)!.open();
  }

  async stop(): Promise<void> {
    const closed = new Promise(resolve => {
      this.#server.close(resolve);
    });
    this.#server.closeAllConnections();
    await closed;
    this.#upstream.close();
  }

  async #listen(): Promise<void> {
    await new Promise<void>(resolve => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
  }

  async #handle(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { method = 'GET', url = '/' } = request;
    const found = readVirtualPath(url);
    const valve = found && this.#valves.get(found.oCloud);
    if (!found || !valve) {
      response.writeHead(404).end(`There is no O-Cloud at ${url}\n`);
      return;
    }
    const { oCloud, path } = found;
    this.#counter.count(method, path);
    await valve.passed();
    if (response.destroyed) {
      // who asked has given up meanwhile
      return;
    }
    // the token is this server's
    const { authorization: _, ...headers } = request.headers;
    const body = isWritten(method, path)
      ? withOCloud(oCloud, await text(request))
      : undefined;
    const upstream = this.#upstream.send(
      {
        method,
        path: toSharedPath(oCloud, method, path),
        headers: {
          ...headers,
          ...(body && { 'content-length': Buffer.byteLength(body) }),
        },
      },
      answer => {
        valve
          .passed()
          .then(() => this.#answer(valve, answer, response))
          .catch(error => response.destroy(error));
      },
    );
    upstream.on('error', () => response.destroy());
    response.on('close', () => upstream.destroy());
    if (body === undefined) {
      request.pipe(upstream);
    } else {
      upstream.end(body);
    }
  }

  #answer(
    valve: Valve,
    answer: IncomingMessage,
    response: ServerResponse,
  ): void {
    if (response.destroyed) {
      return;
    }
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    // a watch is open before its first event
    response.flushHeaders();
    answer.on('error', () => response.destroy());
    valve.connect(answer, response);
  }
}
