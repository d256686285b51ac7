import { createSecureContext, SecureContextOptions } from 'node:tls';
import {
  HttpMethod,
  KubeConfig,
  RequestContext,
} from '@kubernetes/client-node';
import { Agent, Dispatcher } from 'undici';

/** Shorter than the 90 s after which the API server ends an idle connection. */
const KEEP_ALIVE_MS = 60_000;
/** Finds out that the other side is gone, on connections where nothing is said. */
const PROBE_AFTER_MS = 30_000;

/** What a kubeconfig's current context says about how to reach its API server, at this moment. */
export interface Transport {
  /** Credentials that go with each request. */
  headers: Record<string, string>;
  /** What, when it changes, needs new connections: CA, client certificate and key. */
  tls: string;
  connect(options: { maxConnections: number }): Dispatchers;
}

export interface Dispatchers {
  requests: Dispatcher;
  /** Watches have connections of their own, or they would take those of requests away for good. */
  streams: Dispatcher;
}

/** Reads credentials from where the kubeconfig says: itself, files, a plugin. */
export async function createTransport(
  kubeConfig: KubeConfig,
  server: string,
): Promise<Transport> {
  const options: Record<string, unknown> = {};
  await kubeConfig.applyToHTTPSOptions(options);
  const { ca, cert, key, pfx, passphrase, rejectUnauthorized, servername } =
    options;
  const contexts = [0, 1].map(() => new RequestContext(server, HttpMethod.GET));
  for (const context of contexts) {
    await kubeConfig.applySecurityAuthentication(context);
  }
  const material = { ca, cert, key, pfx, passphrase };
  const viaProxy = Boolean(kubeConfig.getCurrentCluster()?.proxyUrl);
  return {
    headers: contexts[0].getHeaders(),
    tls: Object.values(material).map(String).join('\n'),
    connect({ maxConnections }) {
      const [requests, streams] = contexts.map(context =>
        context.getDispatcher(),
      );
      if (viaProxy && requests && streams) {
        return { requests, streams };
      }
      const connect = {
        ...Object.fromEntries(
          Object.entries({
            // made once: each connection of its own accord would read the certificates again, and keep them
            secureContext: createSecureContext(
              material as SecureContextOptions,
            ),
            rejectUnauthorized,
            servername,
          }).filter(([, value]) => value !== undefined),
        ),
        keepAlive: true,
        keepAliveInitialDelay: PROBE_AFTER_MS,
      };
      // HTTP/1.1: one lost connection ends one watch, not all of them
      const common = { allowH2: false, connect };
      return {
        requests: new Agent({
          ...common,
          connections: maxConnections,
          keepAliveTimeout: KEEP_ALIVE_MS,
        }),
        streams: new Agent(common),
      };
    },
  };
}
