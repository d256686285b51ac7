import { ClientRequest, IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import https from 'node:https';
import { KubeConfig } from '@kubernetes/client-node';

/** The API server that a proxy stands in front of, with a kubeconfig's credentials. */
export class Upstream {
  readonly #target: URL;
  readonly #agent: https.Agent;

  static async fromKubeconfig(file: string): Promise<Upstream> {
    const kubeConfig = new KubeConfig();
    kubeConfig.loadFromFile(file);
    const tls: https.AgentOptions = {};
    await kubeConfig.applyToHTTPSOptions(tls);
    const { ca, cert, key } = tls;
    return new Upstream(
      new URL(kubeConfig.getCurrentCluster()!.server),
      new https.Agent({ ca, cert, key, keepAlive: true }),
    );
  }

  private constructor(target: URL, agent: https.Agent) {
    this.#target = target;
    this.#agent = agent;
  }

  /** Sends a request; its body is the caller's to write. */
  send(
    options: { method: string; path: string; headers: OutgoingHttpHeaders },
    onAnswer: (answer: IncomingMessage) => void,
  ): ClientRequest {
    const { hostname, port, host } = this.#target;
    return https.request(
      {
        ...options,
        agent: this.#agent,
        host: hostname,
        port,
        headers: { ...options.headers, host },
      },
      onAnswer,
    );
  }

  close(): void {
    this.#agent.destroy();
  }
}
