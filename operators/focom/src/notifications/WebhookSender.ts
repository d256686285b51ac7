import { readFile } from 'node:fs/promises';
import { Agent, Dispatcher, request } from 'undici';
import { Destination } from './Destination';
import { judgeAnswer, Verdict } from './judgeAnswer';
import { Notification } from './Notification';
import { parseSigningKeys } from './parseSigningKeys';
import { signEvent } from './signEvent';

/** So much of an answer is read, and thrown away, for the connection to be used again. */
const MAX_ANSWER_BYTES = 16_384;

/** Of one server, whoever names URLs there: enough for one that hangs at some of them to be asked at others. */
const MAX_CONNECTIONS = 100;

/** Sends events by HTTP POST, each signed at that moment. Follows no redirects. */
export class WebhookSender {
  readonly #timeoutMs: number;
  /** By the file with the certificates that are trusted; each has its own connections. */
  readonly #dispatchers = new Map<string | undefined, Promise<Dispatcher>>();

  static create(options: { timeoutMs: number }): WebhookSender {
    return new WebhookSender(options.timeoutMs);
  }

  private constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
  }

  /** Tries once. Never throws: what went wrong is in the verdict. */
  async send(
    destination: Destination,
    notification: Notification,
    signal: AbortSignal,
  ): Promise<Verdict> {
    const { url, signingKeyFile, caFile } = destination;
    const { id, body } = notification;
    try {
      const keys = parseSigningKeys(await readFile(signingKeyFile, 'utf8'));
      const response = await request(url, {
        method: 'POST',
        dispatcher: await this.#dispatcher(caFile),
        headers: {
          'content-type': 'application/cloudevents+json; charset=utf-8',
          'user-agent': 'focom-operator',
          ...signEvent({ keys, id, body, now: new Date() }),
        },
        body,
        signal: AbortSignal.any([signal, AbortSignal.timeout(this.#timeoutMs)]),
      });
      // the status has said all: what becomes of the rest changes nothing
      response.body.dump({ limit: MAX_ANSWER_BYTES }).catch(() => undefined);
      const retryAfter = response.headers['retry-after'];
      return judgeAnswer(response.statusCode, retryAfter?.toString());
    } catch (error) {
      return { outcome: 'retry', why: describe(error) };
    }
  }

  /** Ends all connections. */
  async close(): Promise<void> {
    const dispatchers = await Promise.allSettled(this.#dispatchers.values());
    await Promise.all(
      dispatchers.map(dispatcher =>
        dispatcher.status === 'fulfilled'
          ? dispatcher.value.destroy()
          : undefined,
      ),
    );
  }

  async #dispatcher(caFile: string | undefined): Promise<Dispatcher> {
    const known = this.#dispatchers.get(caFile);
    if (known) {
      return known;
    }
    const made = connectWith(caFile);
    this.#dispatchers.set(caFile, made);
    made.catch(() => this.#dispatchers.delete(caFile));
    return made;
  }
}

async function connectWith(caFile: string | undefined): Promise<Dispatcher> {
  const ca = caFile && (await readFile(caFile, 'utf8'));
  return new Agent({
    allowH2: false,
    connections: MAX_CONNECTIONS,
    connect: ca ? { ca } : {},
  });
}

/** Some network errors have no message but a code. */
function describe(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string };
  return message || code || String(error);
}
