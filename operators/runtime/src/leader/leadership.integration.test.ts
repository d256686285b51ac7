import { KubernetesObject, resourceTypes } from '@o2ims-portal/api';
import { Informer, KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { ApiProxy } from '@o2ims-portal/kubernetes-client/testing';
import { Plane, startTestPlane } from '@o2ims-portal/lab';
import { watchObject } from '../controller';
import { Manager, whenAborted } from '../manager';
import { LogLines } from '../__testUtils__/LogLines';
import { Signpost } from '../__testUtils__/Signpost';
import {
  ConfigMap,
  configMaps,
  testObjects,
  writeConfigMap,
} from '../__testUtils__/TestObjects';
import { LeadershipLostError } from './LeadershipLostError';
import { Lease } from './Lease';

jest.setTimeout(60_000);

const leaseType = resourceTypes.lease;
const leaseKey = { namespace: 'default', name: 'test' };

/** An operator in a process of its own, as far as this can be had in one: with connections and a log of its own. */
class Replica {
  readonly log = new LogLines();
  readonly stop = new AbortController();
  readonly task: string[] = [];
  ended: Promise<unknown> = Promise.resolve();

  static async create(plane: Plane, identity: string): Promise<Replica> {
    const proxy = await ApiProxy.start(plane);
    const client = KubernetesClient.create({ kubeConfig: proxy.kubeConfig });
    return new Replica(identity, proxy, client);
  }

  readonly proxy: ApiProxy;
  readonly #client: KubernetesClient;
  readonly manager: Manager;

  private constructor(
    identity: string,
    proxy: ApiProxy,
    client: KubernetesClient,
  ) {
    this.proxy = proxy;
    this.#client = client;
    this.manager = Manager.create({
      name: leaseKey.name,
      client,
      logger: this.log.logger,
      leaderElection: {
        namespace: leaseKey.namespace,
        leaseDurationMs: 3_000,
        renewDeadlineMs: 2_000,
        retryPeriodMs: 250,
        identity,
      },
      listen: { port: 0 },
    });
    const { manager } = this;
    manager.addTask({
      run: async signal => {
        this.task.push('begun');
        await whenAborted(signal);
        this.task.push('ended');
      },
    });
    manager.addController({
      name: 'scribe',
      reconciler: {
        // writes as fast as it can, and goes on whatever happens, as a careless reconciler would
        reconcile: async ({ name }, { signal }) => {
          for (let round = 0; !signal.aborted && round < 20; round++) {
            await writeConfigMap(manager.client, name, { by: identity });
            await writeConfigMap(manager.client, name, { by: `${identity}.` });
          }
          return { requeueAfterMs: 1 };
        },
      },
      watches: [watchObject(manager.informer(configMaps, testObjects))],
    });
  }

  start(): void {
    this.ended = this.manager.run(this.stop.signal).catch(error => error);
  }

  async destroy(): Promise<void> {
    this.proxy.passAll();
    this.stop.abort();
    await this.ended;
    await this.#client.close();
    await this.proxy.stop();
  }
}

describe('leadership', () => {
  let plane: Plane;
  let first: Replica;
  let second: Replica;
  let history: Informer<ConfigMap>;
  let authors: string[];
  const signpost = new Signpost();

  const lease = async () => plane.client.get<Lease>(leaseType, leaseKey);

  beforeAll(async () => {
    plane = await startTestPlane({ byoh: false, clusterApi: 'none' });
  });

  beforeEach(async () => {
    authors = [];
    await writeConfigMap(plane.client, 'book', { by: 'nobody' });
    history = Informer.create<ConfigMap>({
      client: plane.client,
      type: configMaps,
      ...testObjects,
    });
    const write = ({ data }: KubernetesObject & ConfigMap) => {
      const author = data!.by.replace('.', '');
      if (authors.at(-1) !== author) {
        authors.push(author);
        signpost.changed();
      }
    };
    history.addHandler({ onAdd: write, onUpdate: write });
    history.start();
    await history.whenSynced();
    first = await Replica.create(plane, 'first');
    second = await Replica.create(plane, 'second');
    first.start();
    await first.log.whenLogged('Became the leader');
    second.start();
    await second.log.whenLogged('standing by');
    await signpost.until(() => authors.includes('first'));
  });

  afterEach(async () => {
    await first.destroy();
    await second.destroy();
    await history.stop();
    await plane.client.delete(leaseType, leaseKey);
    await plane.client.delete(configMaps, {
      namespace: 'default',
      name: 'book',
    });
  });

  afterAll(async () => {
    await plane?.stop();
  });

  it('is in a Lease as Kubernetes knows them', async () => {
    const found = await lease();
    expect(found?.spec).toMatchObject({
      holderIdentity: 'first',
      leaseDurationSeconds: 3,
      leaseTransitions: 0,
    });
    expect(found?.spec?.renewTime).toMatch(/\.\d{6}Z$/);
    expect([first.manager.isLeader, second.manager.isLeader]).toEqual([
      true,
      false,
    ]);
    expect([first.task, second.task]).toEqual([['begun'], []]);
    // a standby is ready too, or a rollout would wait for it forever
    const ready = await fetch(`${second.manager.address}/readyz`);
    expect(ready.status).toBe(200);
    expect(await second.manager.registry.metrics()).not.toContain(
      'operator_leader{lease="test"} 1',
    );
  });

  it('is handed over at once when the leader stops', async () => {
    first.stop.abort();
    expect(await first.ended).toBeUndefined();
    const since = performance.now();
    await signpost.until(() => authors.includes('second'));
    // it need not wait until the lease of the first has expired
    expect(performance.now() - since).toBeLessThan(2_500);
    expect(authors).toEqual(['nobody', 'first', 'second']);
    expect([first.task, second.task]).toEqual([['begun', 'ended'], ['begun']]);
    expect((await lease())?.spec).toMatchObject({
      holderIdentity: 'second',
      leaseTransitions: 2 - 1,
    });
    await expect(
      writeConfigMap(first.manager.client, 'book', { by: 'first' }),
    ).rejects.toThrow('The Lease was given back');
  });

  it('ends before another begins, when the leader can write anything but its Lease', async () => {
    first.proxy.intercept(({ path }) => path.includes('/leases/'));
    const error = await first.ended;
    expect(error).toBeInstanceOf(LeadershipLostError);
    expect((error as Error).message).toContain(
      'Lost the Lease default/test: it was not renewed for 2 s',
    );
    expect(authors).toEqual(['nobody', 'first']);
    await signpost.until(() => authors.includes('second'));
    await expect(
      writeConfigMap(first.manager.client, 'book', { by: 'first' }),
    ).rejects.toThrow(LeadershipLostError);
    expect(authors).toEqual(['nobody', 'first', 'second']);
  });

  it('ends when the leader is cut off altogether', async () => {
    first.proxy.intercept(() => true);
    first.proxy.cut();
    expect(await first.ended).toBeInstanceOf(LeadershipLostError);
    expect(second.manager.isLeader).toBe(false);
    await signpost.until(() => authors.includes('second'));
    expect(authors).toEqual(['nobody', 'first', 'second']);
  });

  it('survives a short failure', async () => {
    let refused = 0;
    first.proxy.intercept(({ path }, response) => {
      const refuse = path.includes('/leases/') && refused < 3;
      if (refuse) {
        refused++;
        response.writeHead(500).end();
      }
      return refuse;
    });
    const before = (await lease())?.spec?.renewTime;
    await first.log.whenLogged('Could not renew the Lease');
    const renewals = () =>
      first.proxy.requests.filter(
        ({ method, path }) => method === 'PUT' && path.includes('/leases/'),
      ).length;
    const sofar = renewals();
    await first.proxy.whenRequests(() => renewals() >= sofar + 5);
    expect(first.manager.isLeader).toBe(true);
    expect((await lease())?.spec?.renewTime).not.toBe(before);
  });

  it('survives somebody who writes into the Lease', async () => {
    await plane.client.patch(leaseType, leaseKey, {
      metadata: { annotations: { note: 'hello' } },
    });
    await first.log.whenLogged('Could not renew the Lease');
    const sofar = first.proxy.requests.length;
    await first.proxy.whenRequests(
      requests =>
        requests.slice(sofar).filter(({ path }) => path.includes('/leases/'))
          .length >= 3,
    );
    expect(first.manager.isLeader).toBe(true);
  });

  it('ends when somebody else takes the Lease', async () => {
    await plane.client.patch(leaseType, leaseKey, {
      spec: { holderIdentity: 'usurper' },
    });
    const error = await first.ended;
    expect(error).toBeInstanceOf(LeadershipLostError);
    expect((error as Error).message).toContain('usurper has it');
  });
});

describe('the times of leader election', () => {
  it.each([
    [{ leaseDurationMs: 10_000 }],
    [{ renewDeadlineMs: 2_000 }],
    [{ leaseDurationMs: 15_500 }],
  ])('are refused when they make no sense: %j', times => {
    const { logger } = new LogLines();
    expect(() =>
      Manager.create({
        name: 'test',
        client: { apart: () => ({}) } as unknown as KubernetesClient,
        logger,
        leaderElection: { namespace: 'default', ...times },
      }),
    ).toThrow('Leader election needs lease duration > renew deadline');
  });
});
