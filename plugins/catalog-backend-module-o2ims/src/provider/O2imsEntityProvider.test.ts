import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { ServiceUnavailableError } from '@backstage/errors';
import {
  Cluster,
  ClusterList,
  Host,
  HostList,
  HostQuery,
  O2imsClient,
  O2imsEvent,
  o2imsEventTopic,
} from '@o2ims-portal/plugin-o2ims-common';
import { FakeCatalog } from '../__testUtils__/FakeCatalog';
import { sampleCluster, sampleHost } from '../__testUtils__/samples';
import { O2imsEntityProvider } from './O2imsEntityProvider';

const host1 = 'resource:default/host-byoh-1';
const host2 = 'resource:default/host-byoh-2';
const edge = 'resource:default/cluster-edge';

function deferred() {
  let resolve: () => void = () => {};
  const promise = new Promise<void>(done => {
    resolve = done;
  });
  return { promise, resolve };
}

/** The o2ims backend's lists, which a test changes as it goes. */
class FakeLists {
  hosts: Host[] = [sampleHost()];
  clusters: Cluster[] = [sampleCluster()];
  /** Thrown by as many calls as there are. */
  failures: Error[] = [];
  /** Holds back answers, which were read before. */
  gate?: Promise<void>;
  readonly tokens: (string | undefined)[] = [];

  async listHosts(
    _: HostQuery,
    options?: { token?: string },
  ): Promise<HostList> {
    this.tokens.push(options?.token);
    const hosts = this.hosts;
    await this.gate;
    const failure = this.failures.shift();
    if (failure) {
      throw failure;
    }
    return {
      items: hosts,
      total: hosts.length,
      counts: [],
      choices: { oClouds: [], clusters: [] },
    };
  }

  async listClusters(): Promise<ClusterList> {
    const clusters = this.clusters;
    await this.gate;
    return { items: clusters, total: clusters.length };
  }
}

describe('O2imsEntityProvider', () => {
  const providers: O2imsEntityProvider[] = [];
  afterEach(() => providers.splice(0).forEach(provider => provider.stop()));

  function setUp(lists = new FakeLists()) {
    const catalog = new FakeCatalog();
    const events = mockServices.events();
    const logger = mockServices.logger.mock();
    logger.child.mockReturnValue(logger);
    const provider = O2imsEntityProvider.fromConfig(
      mockServices.rootConfig({
        data: {
          catalog: { providers: { o2ims: { defaultOwner: 'platform-team' } } },
        },
      }),
      {
        auth: mockServices.auth({ pluginId: 'catalog' }),
        client: lists as unknown as O2imsClient,
        events,
        logger,
        scheduler: mockServices.scheduler(),
      },
    );
    providers.push(provider);
    const publish = (eventPayload: O2imsEvent) =>
      events.publish({ topic: o2imsEventTopic, eventPayload });
    return { catalog, lists, logger, provider, publish };
  }

  async function setUpConnected(lists?: FakeLists) {
    const all = setUp(lists);
    await all.provider.connect(all.catalog);
    await all.catalog.until(({ mutations }) => mutations.length > 0);
    return all;
  }

  it('writes the whole list at start, as the catalog itself', async () => {
    const { catalog, lists } = await setUpConnected();

    expect(catalog.refs).toEqual([edge, host1]);
    expect(catalog.entities.get(host1)?.spec?.owner).toBe(
      'group:default/platform-team',
    );
    expect(lists.tokens).toEqual([
      mockCredentials.service.token({
        onBehalfOf: mockCredentials.service('plugin:catalog'),
        targetPluginId: 'o2ims',
      }),
    ]);
  });

  it('writes changes as they are told', async () => {
    const { catalog, publish } = await setUpConnected();

    await publish({
      type: 'upsert',
      object: 'host',
      value: sampleHost({ name: 'byoh-2' }),
    });
    await catalog.until(({ entities }) => entities.has(host2));
    await publish({
      type: 'delete',
      object: 'cluster',
      value: sampleCluster(),
    });
    await catalog.until(({ entities }) => !entities.has(edge));

    expect(catalog.refs).toEqual([host1, host2]);
    expect(catalog.mutations.map(({ type }) => type)).toEqual([
      'full',
      'delta',
      'delta',
    ]);
  });

  it('writes nothing when only something fast changed', async () => {
    const { catalog, publish } = await setUpConnected();

    await publish({
      type: 'upsert',
      object: 'host',
      value: sampleHost({ state: 'in-use', clusterName: 'edge' }),
    });
    await publish({
      type: 'upsert',
      object: 'host',
      value: sampleHost({ name: 'byoh-2' }),
    });
    await catalog.until(({ entities }) => entities.has(host2));

    const written = catalog.mutations.flatMap(mutation =>
      mutation.type === 'delta' ? mutation.added : [],
    );
    expect(written.map(({ entity }) => entity.metadata.title)).toEqual([
      'byoh-2',
    ]);
  });

  it('does not write an old list over changes that came while it was read', async () => {
    const lists = new FakeLists();
    const { promise, resolve } = deferred();
    lists.gate = promise;
    const { catalog, provider, publish } = setUp(lists);
    await provider.connect(catalog);

    await publish({ type: 'delete', object: 'host', value: sampleHost() });
    await publish({
      type: 'upsert',
      object: 'host',
      value: sampleHost({ name: 'byoh-2' }),
    });
    resolve();
    await catalog.until(({ mutations }) => mutations.length === 2);

    expect(catalog.mutations.map(({ type }) => type)).toEqual([
      'full',
      'delta',
    ]);
    expect(catalog.refs).toEqual([edge, host2]);
  });

  it('tells only the last of several changes of one host', async () => {
    const lists = new FakeLists();
    const { promise, resolve } = deferred();
    lists.gate = promise;
    const { catalog, provider, publish } = setUp(lists);
    await provider.connect(catalog);

    for (const osImage of ['Debian 11', 'Debian 12', 'Debian 13']) {
      await publish({
        type: 'upsert',
        object: 'host',
        value: sampleHost({ osImage }),
      });
    }
    resolve();
    await catalog.until(({ mutations }) => mutations.length === 2);

    expect(catalog.mutations[1]).toMatchObject({
      added: [{ entity: { spec: { operatingSystem: 'Debian 13' } } }],
    });
  });

  it('tries again until the o2ims backend is ready', async () => {
    const lists = new FakeLists();
    lists.failures = [1, 2].map(
      () => new ServiceUnavailableError('the management cluster is away'),
    );
    const { catalog, logger } = await setUpConnected(lists);

    expect(catalog.refs).toEqual([edge, host1]);
    expect(logger.info.mock.calls).toEqual([
      [
        'Hosts and clusters cannot be listed; the catalog keeps what it has until they can: ServiceUnavailableError: the management cluster is away',
      ],
    ]);
  });

  it('leaves the catalog alone when a list fails, and makes up for it', async () => {
    const { catalog, lists, provider } = await setUpConnected();
    lists.hosts = [sampleHost({ name: 'byoh-2' })];
    lists.failures = [new Error('connection reset')];

    await expect(provider.refresh()).rejects.toThrow('connection reset');
    expect(catalog.mutations).toHaveLength(1);
    await catalog.until(({ mutations }) => mutations.length === 2);

    expect(catalog.refs).toEqual([edge, host2]);
  });

  it('writes the whole list when a change could not be written', async () => {
    const { catalog, lists, publish } = await setUpConnected();
    const added = sampleHost({ name: 'byoh-2' });
    lists.hosts = [sampleHost(), added];
    catalog.nextFailure = new Error('the database is locked');

    await publish({ type: 'upsert', object: 'host', value: added });
    await catalog.until(({ entities }) => entities.has(host2));

    expect(catalog.mutations.map(({ type }) => type)).toEqual(['full', 'full']);
  });

  it('goes on without an object that makes no entity', async () => {
    const lists = new FakeLists();
    lists.hosts = [sampleHost({ namespace: '' }), sampleHost()];
    const { catalog, logger } = await setUpConnected(lists);

    expect(catalog.refs).toEqual([edge, host1]);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('There is no entity for host /byoh-1'),
    );
  });
});
