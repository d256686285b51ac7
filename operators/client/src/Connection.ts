import { KubeConfig } from '@kubernetes/client-node';
import { Dispatcher, request } from 'undici';
import { ApiError } from './ApiError';
import { ClassifiedRequest, classifyRequest } from './classifyRequest';
import { createTransport, Dispatchers } from './createTransport';

/** Tokens from files and exec plugins are short-lived; ask for them anew this often. */
const AUTH_LIFETIME_MS = 60_000;
const REQUEST_TIMEOUT_MS = 30_000;
/** Bookmarks come about every minute: a watch that is silent for longer than a few is dead, if not closed. */
const WATCH_SILENCE_MS = 180_000;

/** More at once wait for their turn: the API server gains nothing from more, and each connection costs a handshake. */
const MAX_CONNECTIONS = 32;

/** A request to the API server; `path` includes the query. */
export interface ApiRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  /** What the answer is to be; JSON when left out. */
  accept?: string;
  contentType?: string;
  body?: string;
  signal?: AbortSignal;
  /** A watch: its body goes on for as long as it likes, if there is a sign of life from time to time. */
  stream?: boolean;
}

/**
 * How many requests of a kind were sent.
 *
 * @public
 */
export interface RequestCount extends ClassifiedRequest {
  count: number;
}

/** @see Connection */
export interface ConnectionOptions {
  kubeConfig: KubeConfig;
  /** How long a watch may be silent. */
  watchSilenceMs?: number;
  /** How many requests are under way at once, watches aside; others wait. 32 when left out. */
  maxConnections?: number;
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
  readonly #limits: { watchSilenceMs: number; maxConnections: number };
  readonly #counts = new Map<string, RequestCount>();
  #auth?: { headers: Record<string, string>; expiresAt: number };
  #connected?: { tls: string; dispatchers: Dispatchers };
  #refreshing?: Promise<void>;

  static create(options: ConnectionOptions): Connection {
    const {
      kubeConfig,
      watchSilenceMs = WATCH_SILENCE_MS,
      maxConnections = MAX_CONNECTIONS,
    } = options;
    const cluster = kubeConfig.getCurrentCluster();
    if (!cluster) {
      throw new Error(
        'The kubeconfig has no current context: choose one with `kubectl config use-context`',
      );
    }
    return new Connection(kubeConfig, cluster.server.replace(/\/+$/, ''), {
      watchSilenceMs,
      maxConnections,
    });
  }

  private constructor(
    kubeConfig: KubeConfig,
    server: string,
    limits: { watchSilenceMs: number; maxConnections: number },
  ) {
    this.#kubeConfig = kubeConfig;
    this.#server = server;
    this.#limits = limits;
  }

  /** Another to the same API server, which shares nothing with this one but what it is allowed to. */
  another(): Connection {
    return new Connection(this.#kubeConfig, this.#server, this.#limits);
  }

  /** Address of the API server. */
  get server(): string {
    return this.#server;
  }

  /** How many requests it has sent, by what they were for. */
  get requestCounts(): RequestCount[] {
    return [...this.#counts.values()];
  }

  /**
   * Sends a request and returns the body of a 2xx answer.
   *
   * @throws ApiError for any other answer
   */
  async send(options: ApiRequest): Promise<Dispatcher.ResponseData['body']> {
    const remembered = this.#auth;
    let response = await this.#attempt(options);
    if (response.statusCode === 401) {
      // an expired token is worth asking for a new one, once
      this.#forget(this.#auth);
      if (remembered) {
        await response.body.dump();
        response = await this.#attempt(options);
      }
    }
    if (response.statusCode >= 200 && response.statusCode < 300) {
      return response.body;
    }
    throw await toError(response, `${options.method} ${options.path}`);
  }

  /** Ends all connections. */
  async close(): Promise<void> {
    const { requests, streams } = this.#connected?.dispatchers ?? {};
    this.#connected = undefined;
    this.#auth = undefined;
    await Promise.all([requests?.destroy(), streams?.destroy()]);
  }

  async #attempt(options: ApiRequest): Promise<Dispatcher.ResponseData> {
    const { method, path, accept, contentType, body, signal, stream } = options;
    const { headers, dispatchers } = await this.#authenticate();
    this.#count(method, path);
    return request(`${this.#server}${path}`, {
      method,
      dispatcher: stream ? dispatchers.streams : dispatchers.requests,
      headers: {
        ...headers,
        accept: accept ?? 'application/json',
        'user-agent': 'o2ims-portal',
        ...(contentType && { 'content-type': contentType }),
      },
      body,
      headersTimeout: REQUEST_TIMEOUT_MS,
      bodyTimeout: stream ? this.#limits.watchSilenceMs : REQUEST_TIMEOUT_MS,
      signal,
    });
  }

  async #authenticate(): Promise<{
    headers: Record<string, string>;
    dispatchers: Dispatchers;
  }> {
    while (
      !this.#auth ||
      !this.#connected ||
      this.#auth.expiresAt <= Date.now()
    ) {
      this.#refreshing ??= this.#refresh().finally(() => {
        this.#refreshing = undefined;
      });
      await this.#refreshing;
    }
    return {
      headers: this.#auth.headers,
      dispatchers: this.#connected.dispatchers,
    };
  }

  #count(method: string, path: string): void {
    const { verb, resource } = classifyRequest(method, path);
    const key = `${verb} ${resource}`;
    const count = this.#counts.get(key)?.count ?? 0;
    this.#counts.set(key, { verb, resource, count: count + 1 });
  }

  #forget(auth: object | undefined): void {
    if (this.#auth === auth) {
      this.#auth = undefined;
    }
  }

  async #refresh(): Promise<void> {
    const transport = await createTransport(this.#kubeConfig, this.#server);
    if (this.#connected?.tls !== transport.tls) {
      const previous = this.#connected?.dispatchers;
      this.#connected = {
        tls: transport.tls,
        dispatchers: transport.connect(this.#limits),
      };
      // requests under way on the old credentials may end
      previous?.requests.close().catch(() => undefined);
      previous?.streams.close().catch(() => undefined);
    }
    this.#auth = {
      headers: transport.headers,
      expiresAt: Date.now() + AUTH_LIFETIME_MS,
    };
  }
}

async function toError(
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
