import {
  annotations,
  FocomProvisioningRequest,
  labels,
  resourceTypes,
} from '@o2ims-portal/api';
import { crashPoints } from './__testUtils__/crashPoints';
import { FocomFixture } from './__testUtils__/FocomFixture';
import { RequestRevision } from './revisions/renderRevision';

jest.setTimeout(60_000);

const fpr = resourceTypes.focomProvisioningRequest;

interface Deed {
  what: string;
  /** How often FOCOM writes for it, at most. */
  writes: number;
  /** What a person does; the request is there, executed with size 1 and then with size 2, unless it is new. */
  act: (name: string) => Promise<FocomProvisioningRequest>;
  isNew?: boolean;
  isDone: (request: FocomProvisioningRequest) => Promise<unknown>;
  /** Sizes by number of revision, afterwards. */
  history: [number, number][];
  /** The size on the O-Cloud, afterwards. */
  remote?: number;
}

describe('FOCOM that dies', () => {
  let focom: FocomFixture;

  beforeAll(async () => {
    focom = await FocomFixture.start();
    await focom.applyTemplate('any');
    await focom.stopOperator();
  });

  afterAll(async () => {
    await focom?.stop();
  });

  const sized = (
    name: string,
    size: number,
    mode: 'Draft' | 'Execute' = 'Execute',
    given: Record<string, string> = {},
  ) =>
    focom.applyRequest(
      name,
      { mode, templateParameters: { clusterName: name, size } },
      { annotations: given },
    );

  async function historyOf({ metadata }: FocomProvisioningRequest) {
    const { items } = await focom.client.list<RequestRevision>(
      resourceTypes.controllerRevision,
      { labelSelector: `${labels.focomRequestUid}=${metadata.uid}` },
    );
    return items
      .sort((a, b) => a.revision - b.revision)
      .map(({ revision, data }) => [
        revision,
        data?.spec.templateParameters?.size,
      ]);
  }

  const untilRevision =
    (number: number) => (request: FocomProvisioningRequest) =>
      focom.until(
        request,
        ({ revision, conditions }) =>
          revision === number && conditions?.[0].status === 'True',
      );

  const deeds: Deed[] = [
    {
      what: 'executes a new draft that is approved',
      writes: 4,
      isNew: true,
      act: name => sized(name, 1, 'Draft', { [annotations.approve]: '1' }),
      isDone: untilRevision(1),
      history: [[1, 1]],
      remote: 1,
    },
    {
      what: 'executes a change that is approved',
      writes: 3,
      act: name => sized(name, 3, 'Draft', { [annotations.approve]: '3' }),
      isDone: untilRevision(3),
      history: [
        [1, 1],
        [2, 2],
        [3, 3],
      ],
      remote: 3,
    },
    {
      what: 'restores a revision',
      writes: 4,
      act: name =>
        sized(name, 2, 'Execute', { [annotations.restoreRevision]: '1' }),
      isDone: untilRevision(3),
      history: [
        [1, 1],
        [2, 2],
        [3, 1],
      ],
      remote: 1,
    },
    {
      what: 'lets a request go',
      // some of them are said again, where the watch is late
      writes: 8,
      act: async name => {
        const key = { namespace: 'default', name };
        const request = await focom.client.get<FocomProvisioningRequest>(
          fpr,
          key,
        );
        await focom.delete(request!);
        return request!;
      },
      isDone: request => focom.untilGone(request),
      history: [],
    },
  ];

  async function prepare(name: string, { isNew }: Deed): Promise<void> {
    if (isNew) {
      return;
    }
    await focom.startOperator();
    await untilRevision(1)(await sized(name, 1));
    await untilRevision(2)(await sized(name, 2));
    await focom.stopOperator();
  }

  const cases = deeds.flatMap(deed =>
    crashPoints(deed.writes).map(point => ({ ...deed, ...point })),
  );

  it.each(cases)(
    '$when its write number $dieAt while it $what is taken over from',
    async ({ dieAt, when, ...deed }) => {
      const name = `d${deeds.findIndex(
        ({ what }) => what === deed.what,
      )}-${when}-${dieAt}`;
      await prepare(name, deed);
      const { died } = await focom.startMortalOperator({ dieAt, when });
      const request = await deed.act(name);
      await Promise.race([died, deed.isDone(request)]);
      await focom.stopOperator();

      await focom.startOperator();
      await deed.isDone(request);
      expect(await historyOf(request)).toEqual(deed.history);
      const remote = await focom.readRemote(request);
      expect(remote?.spec.templateParameters.size).toBe(deed.remote);
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
