import { mkdir } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { ManagedProcess, ProcessExit } from '../processes/ManagedProcess';

/**
 * etcd listens on Unix sockets in a directory that only we can open: anybody who reaches it is the administrator of
 * everything, and a loopback port is open to all users of a machine. Named relative to the plane's directory, since a
 * socket's path must be short; the `:0` is there because etcd asks for a port.
 */
const SOCKET = 'etcd:0';
const PEER_SOCKET = 'etcd-peer:0';

/** The plane's store. */
export class Etcd {
  readonly #process: ManagedProcess;
  readonly #directory: string;

  /** What `--etcd-servers` of an API server with the plane's directory as working directory must be. */
  static readonly endpoint = `unix://${SOCKET}`;

  static async start(options: {
    binary: string;
    directory: string;
    /** Whether what is written survives a power failure; without, only that of our own processes. */
    durable: boolean;
  }): Promise<Etcd> {
    const { binary, directory, durable } = options;
    const data = join(directory, 'etcd');
    await mkdir(data, { recursive: true, mode: 0o700 });
    const peer = `unix://${PEER_SOCKET}`;
    const started = await ManagedProcess.start({
      name: 'etcd',
      command: binary,
      args: [
        '--name=lab',
        `--data-dir=${data}`,
        `--listen-client-urls=${Etcd.endpoint}`,
        `--advertise-client-urls=${Etcd.endpoint}`,
        `--listen-peer-urls=${peer}`,
        `--initial-advertise-peer-urls=${peer}`,
        `--initial-cluster=lab=${peer}`,
        '--log-level=warn',
        // keeps the write-ahead log and what is in memory of it small
        '--snapshot-count=5000',
        '--max-wals=2',
        '--max-snapshots=2',
        ...(durable ? [] : ['--unsafe-no-fsync']),
      ],
      mark: data,
      directory,
      logFile: join(directory, 'logs', 'etcd.log'),
      pidFile: join(directory, 'etcd.pid'),
      env: { GOGC: '50' },
    });
    return new Etcd(started, directory);
  }

  private constructor(process: ManagedProcess, directory: string) {
    this.#process = process;
    this.#directory = directory;
  }

  get pid(): number {
    return this.#process.pid;
  }

  get exited(): Promise<ProcessExit> {
    return this.#process.exited;
  }

  async lastLines(): Promise<string> {
    return this.#process.lastLines();
  }

  /** Deletes all keys that begin with a prefix. */
  async deletePrefix(prefix: string): Promise<void> {
    const key = Buffer.from(prefix);
    const end = Buffer.from(key);
    end[end.length - 1] += 1;
    const body = JSON.stringify({
      key: key.toString('base64'),
      range_end: end.toString('base64'),
    });
    await new Promise<void>((resolve, reject) => {
      const call = request(
        {
          socketPath: join(this.#directory, SOCKET),
          path: '/v3/kv/deleterange',
          method: 'POST',
          headers: { 'content-type': 'application/json' },
        },
        response => {
          response.resume();
          response.on('end', () =>
            response.statusCode === 200
              ? resolve()
              : reject(
                  new Error(
                    `etcd did not delete ${prefix}: HTTP ${response.statusCode}`,
                  ),
                ),
          );
        },
      );
      call.once('error', reject);
      call.end(body);
    });
  }

  async stop(options: { graceMs?: number } = {}): Promise<void> {
    await this.#process.stop(options);
  }
}
