import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { KubeConfig } from '@kubernetes/client-node';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import {
  ensureApiServerPki,
  pkiFiles,
} from '../certificates/ensureApiServerPki';
import { freePort } from '../processes/freePort';
import { ManagedProcess, ProcessExit } from '../processes/ManagedProcess';
import { stopLeftover } from '../processes/stopLeftover';
import { Etcd } from './Etcd';
import { renderKubeconfig } from './renderKubeconfig';

const LOOPBACK = '127.0.0.1';
const READY_TIMEOUT_MS = 90_000;
const POLL_MS = 50;
const PORT_ATTEMPTS = 3;

/** @see ApiServer */
export interface ApiServerOptions {
  binary: string;
  /** The name of the cluster in its kubeconfig. */
  name: string;
  /** Where the server keeps its certificates and port. */
  directory: string;
  /** The working directory: the plane's, where etcd's socket is. */
  planeDirectory: string;
  logFile: string;
  etcdPrefix: string;
  /** Two addresses are enough for what needs one: nothing is routed. */
  serviceRange: { cidr: string; first: string };
  /** Where it listens: an address of this machine; loopback when left out. */
  address?: string;
  args?: string[];
  env?: Record<string, string>;
}

/** A kube-apiserver on a port of this machine. */
export class ApiServer {
  readonly #launch: () => Promise<ManagedProcess>;
  /** Settles when the process ends, unless that is to start it again. */
  readonly exited: Promise<ProcessExit>;
  #process: ManagedProcess;
  #restarting?: Promise<void>;
  readonly server: string;
  /** Content of the administrator's kubeconfig. */
  readonly kubeconfig: string;
  readonly client: KubernetesClient;

  /** Starts one and waits until it is ready; with the certificates and, if it is free, the port of the last time. */
  static async start(options: ApiServerOptions): Promise<ApiServer> {
    const { directory, name, serviceRange, address = LOOPBACK } = options;
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const credentials = await ensureApiServerPki({
      directory: join(directory, 'pki'),
      name,
      addresses: [...new Set([LOOPBACK, address, serviceRange.first])],
    });
    // one that was left behind would have our port
    await stopLeftover({ pidFile: pidFileOf(options), mark: directory });
    const portFile = join(directory, 'port');
    let kept = Number(await readFile(portFile, 'utf8').catch(() => '0'));
    for (let attempt = 1; ; attempt++) {
      const port = await freePort(kept || undefined, address);
      await writeFile(portFile, String(port));
      const server = `https://${address}:${port}`;
      const launch = () => launchOn(options, port);
      const started = new ApiServer(
        launch,
        await launch(),
        server,
        renderKubeconfig({ name, server, credentials }),
      );
      try {
        await started.#waitUntilReady();
        return started;
      } catch (error) {
        await started.stop({ graceMs: 0 });
        // somebody may have taken the port between our look and the server's
        const taken = `${error}`.includes('address already in use');
        if (!taken || attempt === PORT_ATTEMPTS) {
          throw error;
        }
        kept = 0;
      }
    }
  }

  private constructor(
    launch: () => Promise<ManagedProcess>,
    process: ManagedProcess,
    server: string,
    kubeconfig: string,
  ) {
    this.#launch = launch;
    this.#process = process;
    this.exited = this.#untilExit();
    this.server = server;
    this.kubeconfig = kubeconfig;
    const kubeConfig = new KubeConfig();
    kubeConfig.loadFromString(kubeconfig);
    this.client = KubernetesClient.create({ kubeConfig });
  }

  get pid(): number {
    return this.#process.pid;
  }

  async lastLines(): Promise<string> {
    return this.#process.lastLines();
  }

  /** Ends it, as a crash does, and starts it again, on the same port and with the same client. */
  async restart(): Promise<void> {
    this.#restarting = this.#startAgain();
    await this.#restarting;
    this.#restarting = undefined;
  }

  async stop(options: { graceMs?: number } = {}): Promise<void> {
    await this.client.close();
    await this.#process.stop(options);
  }

  async #startAgain(): Promise<void> {
    await this.#process.stop({ graceMs: 0 });
    this.#process = await this.#launch();
    await this.#waitUntilReady();
  }

  async #untilExit(): Promise<ProcessExit> {
    const exit = await this.#process.exited;
    const restarting = this.#restarting;
    if (!restarting) {
      return exit;
    }
    const failed = await restarting.then(
      () => false,
      () => true,
    );
    return failed ? exit : this.#untilExit();
  }

  async #waitUntilReady(): Promise<void> {
    const deadline = Date.now() + READY_TIMEOUT_MS;
    let last: unknown;
    while (Date.now() < deadline) {
      if (!this.#process.isRunning) {
        throw new Error(
          `${
            this.#process.name
          } ended before it was ready; its last lines:\n${await this.lastLines()}`,
        );
      }
      try {
        await this.client.getRaw('/readyz');
        return;
      } catch (error) {
        last = error;
        await delay(POLL_MS);
      }
    }
    throw new Error(
      `${this.#process.name} was not ready after ${
        READY_TIMEOUT_MS / 1000
      } s (${last}); its last lines:\n${await this.lastLines()}`,
    );
  }
}

function pidFileOf({ directory }: ApiServerOptions): string {
  return join(directory, 'kube-apiserver.pid');
}

async function launchOn(
  options: ApiServerOptions,
  port: number,
): Promise<ManagedProcess> {
  return ManagedProcess.start({
    name: `kube-apiserver of ${options.name}`,
    command: options.binary,
    args: argumentsOf(options, port),
    mark: options.directory,
    directory: options.planeDirectory,
    logFile: options.logFile,
    pidFile: pidFileOf(options),
    env: options.env,
  });
}

function argumentsOf(options: ApiServerOptions, port: number): string[] {
  const {
    directory,
    etcdPrefix,
    serviceRange,
    address = LOOPBACK,
    args = [],
  } = options;
  const pki = (file: keyof typeof pkiFiles) =>
    join(directory, 'pki', pkiFiles[file]);
  return [
    `--etcd-servers=${Etcd.endpoint}`,
    `--etcd-prefix=${etcdPrefix}`,
    `--bind-address=${address}`,
    `--advertise-address=${address}`,
    `--secure-port=${port}`,
    `--cert-dir=${join(directory, 'pki')}`,
    `--tls-cert-file=${pki('serverCertificate')}`,
    `--tls-private-key-file=${pki('serverKey')}`,
    `--client-ca-file=${pki('authority')}`,
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-account-key-file=${pki('serviceAccountPublicKey')}`,
    `--service-account-signing-key-file=${pki('serviceAccountKey')}`,
    `--service-cluster-ip-range=${serviceRange.cidr}`,
    '--authorization-mode=RBAC',
    // loopback is no valid endpoint of a Service, and there is nobody to use it
    '--endpoint-reconciler-type=none',
    // no controller manager makes the service accounts that this plugin asks for
    '--disable-admission-plugins=ServiceAccount',
    '--enable-priority-and-fairness=false',
    '--profiling=false',
    ...args,
  ];
}
