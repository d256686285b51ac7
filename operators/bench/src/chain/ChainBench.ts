import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Plane, startPlane } from '@o2ims-portal/lab';
import { OperatorProcess } from '../operators/OperatorProcess';
import { processorTime } from '../operators/processorTime';
import { residentMemory } from '../operators/residentMemory';
import { Cleanups } from '../plane/Cleanups';
import { ClusterApiPlayer } from '../plane/ClusterApiPlayer';
import { registerHosts } from '../plane/registerHosts';
import { Requests } from '../plane/Requests';
import { CountingProxy } from '../proxy/CountingProxy';
import { ChainOptions } from './ChainOptions';
import { ChainResult } from './ChainResult';

/** After the last answer to a user, for what the operators still have to put away. */
const SETTLE_MS = 2000;

const operatorNames = ['focom', 'o2ims'] as const;

/** Two hosts for the cluster with this number: a control plane and a worker. */
function hostsOf(index: number): [number, number] {
  return [2 * index + 1, 2 * index + 2];
}

/** Runs the measurements, and puts away everything that it started. */
export class ChainBench {
  readonly #options: ChainOptions;
  readonly #say: (text: string) => void;
  readonly #cleanups = Cleanups.create();
  #operators: OperatorProcess[] = [];

  static create(options: {
    options: ChainOptions;
    say: (text: string) => void;
  }): ChainBench {
    return new ChainBench(options.options, options.say);
  }

  private constructor(options: ChainOptions, say: (text: string) => void) {
    this.#options = options;
    this.#say = say;
  }

  async run(): Promise<ChainResult> {
    try {
      return await this.#measure();
    } finally {
      await this.stop();
    }
  }

  async stop(): Promise<void> {
    await this.#cleanups.run();
  }

  async #measure(): Promise<ChainResult> {
    const { requests: many, concurrent, idleSeconds } = this.#options;
    const directory = await this.#directory();
    this.#say('Starting a management plane');
    const plane = await startPlane({ directory });
    this.#cleanups.add(() => plane.stop());
    const requests = await this.#populate(
      plane,
      Math.max(many, concurrent) + 1,
    );

    this.#say('Starting the operators');
    this.#cleanups.add(() => this.#stopOperators());
    await this.#startOperators(directory, () => plane.kubeconfig);
    const first = await requests.fulfil('first', hostsOf(0));
    await requests.remove('first');

    this.#say(`Making ${many} requests, one by one`);
    const oneByOne = await inTurn(many, i =>
      requests.fulfil(`single-${i}`, hostsOf(i)),
    );
    const deletions = await inTurn(many, i => requests.remove(`single-${i}`));

    this.#say(`Making ${concurrent} requests at once`);
    const before = await this.#each(plane, processorTime);
    const begin = performance.now();
    const each = await Promise.all(
      Array.from({ length: concurrent }, (_, i) =>
        requests.fulfil(`many-${i}`, hostsOf(i)),
      ),
    );
    const total = performance.now() - begin;
    const processor = difference(
      before,
      await this.#each(plane, processorTime),
    );
    const memory = await this.#each(plane, residentMemory);

    this.#say('Starting the operators again, each behind a proxy that counts');
    await this.#stopOperators();
    const proxies = await this.#startProxies(plane, directory);
    await this.#startOperators(
      directory,
      name => proxies.get(name)!.kubeconfig,
    );
    const take = async () => {
      await delay(SETTLE_MS);
      return Object.fromEntries(
        [...proxies].map(([name, proxy]) => [
          name,
          Object.fromEntries(proxy.take()),
        ]),
      );
    };
    // the first one includes what they do at start
    await requests.fulfil('warm', hostsOf(concurrent));
    await requests.remove('warm');
    await take();
    await requests.fulfil('counted', hostsOf(concurrent));
    const perRequest = await take();
    await requests.remove('counted');
    const perDeletion = await take();

    this.#say(
      `Doing nothing for ${idleSeconds} s, with ${concurrent} requests fulfilled`,
    );
    await delay(idleSeconds * 1000 - SETTLE_MS);
    const idle = { seconds: idleSeconds, requests: await take() };
    this.#operators.forEach(operator => operator.assertRunning());
    return {
      first,
      oneByOne,
      deletions,
      atOnce: { each, total, processor },
      idle,
      perRequest,
      perDeletion,
      memory,
    };
  }

  async #directory(): Promise<string> {
    const { directory } = this.#options;
    if (directory) {
      await mkdir(directory, { recursive: true });
      return path.resolve(directory);
    }
    const temporary = await mkdtemp(path.join(tmpdir(), 'o2ims-bench-'));
    this.#cleanups.add(() => rm(temporary, { recursive: true, force: true }));
    return temporary;
  }

  async #populate(plane: Plane, clusters: number): Promise<Requests> {
    const { client } = plane;
    const onError = (error: Error) => this.#say(`! ${error.message}`);
    await registerHosts({ client, count: 2 * clusters });
    const player = await ClusterApiPlayer.start({ client, onError });
    this.#cleanups.add(() => player.stop());
    const requests = await Requests.start({ client, onError });
    this.#cleanups.add(() => requests.stop());
    return requests;
  }

  async #startOperators(
    directory: string,
    kubeconfigOf: (name: string) => string,
  ): Promise<void> {
    this.#operators = await Promise.all(
      operatorNames.map(name =>
        OperatorProcess.start({
          name,
          kubeconfig: kubeconfigOf(name),
          directory,
        }),
      ),
    );
  }

  async #stopOperators(): Promise<void> {
    await Promise.all(this.#operators.map(operator => operator.stop()));
    this.#operators = [];
  }

  async #startProxies(
    { kubeconfig }: Plane,
    directory: string,
  ): Promise<Map<string, CountingProxy>> {
    const proxies = new Map<string, CountingProxy>();
    for (const name of operatorNames) {
      const proxy = await CountingProxy.start({ kubeconfig, directory, name });
      // last, when nobody goes through it any more
      this.#cleanups.addLast(() => proxy.stop());
      proxies.set(name, proxy);
    }
    return proxies;
  }

  /** Something about each process: the operators', the plane's and this one. */
  async #each<T>(
    plane: Plane,
    look: (pid: number) => Promise<T>,
  ): Promise<Record<string, T>> {
    const processes = [
      ...this.#operators,
      ...plane.processes,
      // holds the plane as the lab's supervisor does, and plays Cluster API besides
      { name: 'this program, as the supervisor', pid: process.pid },
    ];
    const entries = await Promise.all(
      processes.map(async ({ name, pid }) => [name, await look(pid)] as const),
    );
    return Object.fromEntries(entries);
  }
}

/** What was added, where both are known. */
function difference(
  before: Record<string, number | undefined>,
  after: Record<string, number | undefined>,
): Record<string, number> {
  return Object.fromEntries(
    Object.entries(after).flatMap(([name, value]) => {
      const start = before[name];
      return value === undefined || start === undefined
        ? []
        : [[name, value - start]];
    }),
  );
}

async function inTurn<T>(
  count: number,
  action: (index: number) => Promise<T>,
): Promise<T[]> {
  const results: T[] = [];
  for (let i = 0; i < count; i++) {
    results.push(await action(i));
  }
  return results;
}
