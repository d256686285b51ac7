import {
  FocomProvisioningRequest,
  KubernetesObject,
  labels,
  ProvisioningRequest,
  ResourceType,
  resourceTypes,
} from '@o2ims-portal/api';
import { crashPoints } from '../__testUtils__/crashPoints';
import { FocomFixture } from '../__testUtils__/FocomFixture';

jest.setTimeout(120_000);

const fpr = resourceTypes.focomProvisioningRequest;
const namespace = 'default';

interface Deed {
  what: string;
  /** How often FOCOM writes for it, at most: how often the status says how it stands depends on how fast that goes. */
  writes: number;
  /** What a person does; clusters `a`, `b` and `c` are on the O-Cloud, unless the request is new. */
  act: (name: string) => Promise<FocomProvisioningRequest>;
  isNew?: boolean;
  isDone: (request: FocomProvisioningRequest) => Promise<unknown>;
  /** The clusters on the O-Cloud, afterwards. */
  left: string[];
  /** How many revisions there are, afterwards. */
  revisions: number;
}

describe('FOCOM that dies over a request for several clusters', () => {
  let focom: FocomFixture;

  beforeAll(async () => {
    focom = await FocomFixture.start();
    await focom.applyTemplate('any');
    await focom.stopOperator();
  });

  afterAll(async () => {
    await focom?.stop();
  });

  const ask = (name: string, clusters: string[]) =>
    focom.apply<FocomProvisioningRequest>(fpr, {
      metadata: { name, namespace },
      spec: {
        templateName: 'any',
        templateVersion: 'v1',
        clusters: clusters.map(cluster => ({ name: cluster })),
      },
    });

  const untilSent = (request: FocomProvisioningRequest, clusters: string) =>
    focom.until(
      request,
      status =>
        status.observedGeneration === request.metadata.generation &&
        status.conditions?.[0].reason === 'Succeeded' &&
        status.clusters?.map(({ name }) => name).join() === clusters,
    );

  const listOf = async <T extends KubernetesObject>(
    { metadata }: FocomProvisioningRequest,
    type: ResourceType,
  ): Promise<T[]> => {
    const { items } = await focom.client.list<T>(type, {
      labelSelector: `${labels.focomRequestUid}=${metadata.uid}`,
    });
    return items;
  };

  /** The UIDs of what is on the O-Cloud, by the cluster's name. */
  async function uidsOf(
    request: FocomProvisioningRequest,
  ): Promise<Record<string, string | undefined>> {
    const remotes = await listOf<ProvisioningRequest>(
      request,
      resourceTypes.provisioningRequest,
    );
    return Object.fromEntries(
      remotes.map(({ metadata }) => [
        metadata.labels![labels.focomRequestCluster],
        metadata.uid,
      ]),
    );
  }

  const deeds: Deed[] = [
    {
      what: 'sends them',
      writes: 7,
      isNew: true,
      act: name => ask(name, ['a', 'b', 'c']),
      isDone: request => untilSent(request, 'a,b,c'),
      left: ['a', 'b', 'c'],
      revisions: 1,
    },
    {
      what: 'takes one of them out',
      writes: 5,
      act: name => ask(name, ['a', 'c']),
      isDone: request => untilSent(request, 'a,c'),
      left: ['a', 'c'],
      revisions: 2,
    },
    {
      what: 'lets all of them go',
      writes: 9,
      act: async name => {
        const request = await focom.client.get<FocomProvisioningRequest>(fpr, {
          namespace,
          name,
        });
        await focom.delete(request!);
        return request!;
      },
      isDone: request => focom.untilGone(request),
      left: [],
      revisions: 0,
    },
  ];

  /** Returns the UIDs of what is there before the deed. */
  async function prepare(
    name: string,
    { isNew }: Deed,
  ): Promise<Record<string, string | undefined>> {
    if (isNew) {
      return {};
    }
    await focom.startOperator();
    const request = await ask(name, ['a', 'b', 'c']);
    await untilSent(request, 'a,b,c');
    await focom.stopOperator();
    return uidsOf(request);
  }

  const cases = deeds.flatMap((deed, index) =>
    crashPoints(deed.writes).map(point => ({ ...deed, ...point, index })),
  );

  it.each(cases)(
    '$when its write number $dieAt while it $what is taken over from',
    async ({ dieAt, when, index, ...deed }) => {
      const name = `d${index}-${when}-${dieAt}`;
      const before = await prepare(name, deed);
      const { died } = await focom.startMortalOperator({ dieAt, when });
      const request = await deed.act(name);
      await Promise.race([died, deed.isDone(request)]);
      await focom.stopOperator();
      const meanwhile = await uidsOf(request);

      await focom.startOperator();
      await deed.isDone(request);
      const after = await uidsOf(request);
      expect(Object.keys(after).sort()).toEqual(deed.left);
      // what is wanted and was there is neither made again nor given up
      for (const cluster of deed.left) {
        const known = before[cluster] ?? meanwhile[cluster] ?? after[cluster];
        expect(after[cluster]).toBe(known);
      }
      expect(
        await listOf(request, resourceTypes.controllerRevision),
      ).toHaveLength(deed.revisions);
      await focom.stopOperator();
    },
  );

  it.each(deeds)('was tried at every write while it $what', async deed => {
    const name = `all-${deeds.findIndex(({ what }) => what === deed.what)}`;
    await prepare(name, deed);
    const immortal = await focom.startMortalOperator({
      dieAt: Infinity,
      when: 'before',
    });
    await deed.isDone(await deed.act(name));
    await focom.stopOperator();
    expect(immortal.count()).toBeLessThanOrEqual(deed.writes);
  });
});
