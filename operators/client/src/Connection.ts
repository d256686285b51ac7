import { HttpMethod, KubeConfig, RequestContext } from '@kubernetes/client-node';
import { Agent, Dispatcher, request } from 'undici';
import { ApiError } from './ApiError';

/** Tokens from files and exec plugins are short-lived; ask for them anew this often. */
const AUTH_LIFETIME_MS = 60_000;
const REQUEST_TIMEOUT_MS = 30_000;

/** A request to the API server; `path` includes the query. */
export interface ApiRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  contentType?: string;
  body?: string;
  signal?: AbortSignal;
  /** A watch: its body may be silent for as long as it likes. */
  stream?: boolean;
}

/**
 * HTTP to one API server, with the kubeconfig's credentials.
 *
 * Keeps its connections: client-node makes a new TLS connection for every request (as of 2.0.1, see
 * `KubeConfig.createDispatcher`), which costs four times the throughput and twice the memory.
 */
export class Connection {
  readonly #kubeConfig: KubeConfig;
  readonly #server: string;
  #auth?: { headers: Record<string, string>; expiresAt: number };
  #dispatcher?: { tls: string; dispatcher: Dispatcher };
  #refreshing?: Promise<void>;

  static create(options: { kubeConfig: KubeConfig }): Connection {
    const cluster = options.kubeConfig.getCurrentCluster();
    if (!cluster) {
      throw new Error(
        'The kubeconfig has no current context: choose one with `kubectl config use-context`',
      );
    }
    return new Connection(
      options.kubeConfig,
      cluster.server.replace(/\/+$/, ''),
    );
  }

  private constructor(kubeConfig: KubeConfig, server: string) {
    this.#kubeConfig = kubeConfig;
    this.#server = server;
  }

  /** Address of the API server. */
  get server(): string {
    return this.#server;
  }

  /**
   * Sends a request and returns the body of a 2xx answer.
   *
   * @throws ApiError for any other answer
   */
  async send(options: ApiRequest): Promise<Dispatcher.ResponseData['body']> {
    const { method, path, contentType, body, signal, stream } = options;
    await this.#authenticate();
    const response = await request(`${this.#server}${path}`, {
      method,
      dispatcher: this.#dispatcher!.dispatcher,
      headers: {
        ...this.#auth!.headers,
        accept: 'application/json',
        'user-agent': 'o2ims-portal',
        ...(contentType && { 'content-type': contentType }),
      },
      body,
      headersTimeout: REQUEST_TIMEOUT_MS,
      bodyTimeout: stream ? 0 : REQUEST_TIMEOUT_MS,
      signal,
    });
    if (response.statusCode >= 200 && response.statusCode < 300) {
      return response.body;
    }
    if (response.statusCode === 401) {
      this.#auth = undefined;
    }
    throw await this.#toError(response, `${method} ${path}`);
  }

  /** Ends all connections. */
  async close(): Promise<void> {
    await this.#dispatcher?.dispatcher.destroy();
    this.#dispatcher = undefined;
    this.#auth = undefined;
  }

  async #toError(
    response: Dispatcher.ResponseData,
    what: string,
  ): Promise<ApiError> {
    const text = await response.body.text();
    let status: { reason?: string; message?: string } = {};
    try {
      status = JSON.parse(text);
    } catch {
      // a proxy or an unready server answers in plain text
    }
    return new ApiError({
      status: response.statusCode,
      reason: status.reason ?? `HTTP ${response.statusCode}`,
      serverMessage:
        status.message ?? (text.slice(0, 300) || `HTTP ${response.statusCode}`),
      request: what,
    });
  }

  async #authenticate(): Promise<void> {
    if (this.#auth && this.#auth.expiresAt > Date.now()) {
      return;
    }
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = undefined;
    });
    await this.#refreshing;
  }

  async #refresh(): Promise<void> {
    const context = new RequestContext(this.#server, HttpMethod.GET);
    await this.#kubeConfig.applySecurityAuthentication(context);
    const tls = await this.#tlsMaterial();
    if (this.#dispatcher?.tls !== tls) {
      const previous = this.#dispatcher?.dispatcher;
      this.#dispatcher = {
        tls,
        dispatcher: context.getDispatcher() ?? new Agent(),
      };
      // requests under way on the old credentials may end
      previous?.close().catch(() => undefined);
    }
    this.#auth = {
      headers: context.getHeaders(),
      expiresAt: Date.now() + AUTH_LIFETIME_MS,
    };
  }

  /** What, when it changes, needs new connections: CA, client certificate and key. */
  async #tlsMaterial(): Promise<string> {
    const options: Record<string, unknown> = {};
    await this.#kubeConfig.applyToHTTPSOptions(options);
    const { ca, cert, key, pfx } = options;
    return [ca, cert, key, pfx].map(part => String(part ?? '')).join('\n');
  }
}
