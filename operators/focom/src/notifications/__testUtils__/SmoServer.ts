import {
  createServer as createHttpServer,
  IncomingHttpHeaders,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { CloudEvent } from '../CloudEvent';

/** A POST as it came in. */
export interface ReceivedEvent {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  event: CloudEvent;
  /** What was answered; undefined when nothing was. */
  status?: number;
}

/** Which status an event is answered with; undefined leaves it without an answer. */
export type Answer = (received: ReceivedEvent) => number | undefined;

const TIMEOUT_MS = 20_000;

/** Plays an SMO that is told of requests. */
export class SmoServer {
  /** Everything that came in, in order. */
  readonly received: ReceivedEvent[] = [];
  /** How many connections ended before anything was said: for want of trust. */
  turnedAway = 0;
  /** Takes everything, until a test says otherwise. */
  answer: Answer = () => 204;
  readonly #server: ReturnType<typeof createHttpServer>;
  readonly #scheme: string;
  readonly #listeners = new Set<() => void>();

  static async start(
    options: {
      /** Speaks HTTP without it. */
      tls?: { cert: string; key: string };
      port?: number;
    } = {},
  ): Promise<SmoServer> {
    const server = new SmoServer(options.tls);
    await new Promise<void>(resolve => {
      server.#server.listen(options.port ?? 0, '127.0.0.1', resolve);
    });
    return server;
  }

  private constructor(tls?: { cert: string; key: string }) {
    this.#scheme = tls ? 'https' : 'http';
    this.#server = tls ? createHttpsServer(tls) : createHttpServer();
    this.#server.on('tlsClientError', () => {
      this.turnedAway++;
      this.#listeners.forEach(look => look());
    });
    this.#server.on('request', async (request, response) => {
      const body = await text(request);
      const received: ReceivedEvent = {
        path: request.url ?? '',
        headers: request.headers,
        body,
        event: JSON.parse(body),
      };
      received.status = this.answer(received);
      this.received.push(received);
      if (received.status !== undefined) {
        const location = this.url('/elsewhere');
        response.writeHead(received.status, { location }).end();
      }
      this.#listeners.forEach(look => look());
    });
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  url(path: string): string {
    return `${this.#scheme}://127.0.0.1:${this.port}${path}`;
  }

  /** What was told of a request, by the last words of the events' types; what was not taken is left out. */
  told(name: string): string[] {
    return this.received
      .filter(({ event, status }) => event.data.name === name && status === 204)
      .map(({ event }) => event.type.split('.').pop()!);
  }

  /** Waits until what came in is as wanted. */
  async until(wanted: () => boolean, timeoutMs = TIMEOUT_MS): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      let end = () => {};
      const look = () => {
        if (wanted()) {
          end();
          resolve();
        }
      };
      const timeout = setTimeout(() => {
        end();
        const told = this.received.map(
          ({ event, status }) => `${event.subject} ${event.type} ${status}`,
        );
        reject(new Error(`The SMO was told only this: ${told.join('; ')}`));
      }, timeoutMs);
      end = () => {
        clearTimeout(timeout);
        this.#listeners.delete(look);
      };
      this.#listeners.add(look);
      look();
    });
  }

  /** Waits until the last that was told of a request is this, and returns all of it. */
  async untilTold(name: string, last: string): Promise<string[]> {
    await this.until(() => this.told(name).at(-1) === last);
    return this.told(name);
  }

  async stop(): Promise<void> {
    const closed = new Promise(resolve => {
      this.#server.close(resolve);
    });
    this.#server.closeAllConnections();
    await closed;
  }
}
