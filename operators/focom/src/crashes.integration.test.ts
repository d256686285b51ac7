import {
  FocomProvisioningRequest,
  KubernetesObject,
  labels,
  ProvisioningRequest,
  resourceTypes,
} from '@o2ims-portal/api';
import { crashPoints } from './__testUtils__/crashPoints';
import { FocomFixture } from './__testUtils__/FocomFixture';
import { RunningOperator } from './__testUtils__/RunningOperator';
import { addFocomControllers } from './addFocomControllers';

jest.setTimeout(120_000);

const SENDING_WRITES = 4;
/** At most: how often the status says what it waits for depends on how fast that goes. */
const DELETION_WRITES = 5;

describe('FOCOM', () => {
  let focom: FocomFixture;

  beforeAll(async () => {
    focom = await FocomFixture.start();
    await focom.applyTemplate('any');
    await focom.stopOperator();
  });

  afterAll(async () => {
    await focom?.stop();
  });

  /** What there is of a request on the O-Cloud, and of its history. */
  async function madeFor(request: FocomProvisioningRequest): Promise<string[]> {
    const labelSelector = `${labels.focomRequestUid}=${request.metadata.uid}`;
    const lists = await Promise.all(
      [resourceTypes.provisioningRequest, resourceTypes.controllerRevision].map(
        type => focom.client.list<KubernetesObject>(type, { labelSelector }),
      ),
    );
    return lists.flatMap(({ items }) => items.map(({ kind }) => kind)).sort();
  }

  async function remove(request: FocomProvisioningRequest): Promise<void> {
    await focom.delete(request);
    await focom.untilGone(request);
    expect(await madeFor(request)).toEqual([]);
  }

  describe('when it dies', () => {
    it.each(crashPoints(SENDING_WRITES))(
      '$when write number $dieAt of a request, goes on where it was',
      async point => {
        const mortal = await focom.startMortalOperator(point);
        const request = await focom.applyRequest('mortal');
        await mortal.died;
        await focom.stopOperator();

        await focom.startOperator();
        await focom.untilReason(request, 'Succeeded');
        expect(await madeFor(request)).toEqual([
          'ControllerRevision',
          'ProvisioningRequest',
        ]);
        await remove(request);
        await focom.stopOperator();
      },
    );

    it.each(crashPoints(DELETION_WRITES))(
      '$when write number $dieAt of a deletion, leaves nothing behind',
      async point => {
        await focom.startOperator();
        const request = await focom.applyRequest('mortal');
        await focom.untilReason(request, 'Succeeded');
        await focom.stopOperator();

        const mortal = await focom.startMortalOperator(point);
        await focom.delete(request);
        await Promise.race([mortal.died, focom.untilGone(request)]);
        await focom.stopOperator();

        await focom.startOperator();
        await focom.untilGone(request);
        expect(await madeFor(request)).toEqual([]);
        await focom.stopOperator();
      },
    );

    it('was tried at every write there is', async () => {
      const immortal = await focom.startMortalOperator({
        dieAt: Infinity,
        when: 'before',
      });
      const request = await focom.applyRequest('immortal');
      await focom.untilReason(request, 'Succeeded');
      expect(immortal.count()).toBe(SENDING_WRITES);
      await remove(request);
      expect(immortal.count() - SENDING_WRITES).toBeLessThanOrEqual(
        DELETION_WRITES,
      );
      await focom.stopOperator();
    });
  });

  it('makes nothing twice, and leaves nothing, when there are two of it', async () => {
    const [one, two] = [0, 1].map(() =>
      RunningOperator.start({
        name: 'focom-operator',
        client: focom.plane.operatorClient('focom-operator'),
        setUp: manager => addFocomControllers(manager),
      }),
    );
    const requests = await Promise.all(
      Array.from({ length: 20 }, (_, i) => focom.applyRequest(`both-${i}`)),
    );
    for (const request of requests) {
      await focom.untilReason(request, 'Succeeded');
    }
    const { items } = await focom.client.list<ProvisioningRequest>(
      resourceTypes.provisioningRequest,
    );
    expect(items).toHaveLength(requests.length);
    await Promise.all(requests.map(remove));
    await Promise.all([one.stop(), two.stop()]);
  });

  it('passes a megabyte of parameters on, or says why not', async () => {
    await focom.startOperator();
    const ask = (clusterName: string, length: number) =>
      focom.applyRequest(clusterName, {
        templateParameters: { clusterName, text: 'x'.repeat(length) },
      });
    const request = await ask('large', 999_000);
    await focom.untilReason(request, 'Succeeded');
    const remote = await focom.readRemote(request);
    expect(remote?.spec.templateParameters).toEqual(
      request.spec.templateParameters,
    );
    const larger = await ask('larger', 1_000_000);
    const refused = await focom.untilReason(larger, 'InvalidParameters');
    expect(refused.status?.message).toMatch('at most 1000000 can be sent');
    expect(await focom.readRemote(larger)).toBeUndefined();
    await focom.delete(larger);
    await focom.untilGone(larger);
    await remove(request);
    await focom.stopOperator();
  });
});
