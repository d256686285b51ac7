import { mortalClient } from '@o2ims-portal/kubernetes-client/testing';
import { O2imsFixture } from './__testUtils__/O2imsFixture';
import { onHosts } from './__testUtils__/parameters';

jest.setTimeout(120_000);

const EVERYTHING = [
  'ByoCluster/core',
  'ByoMachineTemplate/core-control-plane',
  'ByoMachineTemplate/core-worker-2',
  'Cluster/core',
  'KubeadmConfigTemplate/core-worker',
  'KubeadmControlPlane/core-control-plane',
  'Lease/byohost-byoh-1',
  'Lease/byohost-byoh-2',
  'MachineDeployment/core-worker-2',
];

/**
 * Events are told to nobody in particular, and nothing depends on them. The users of a template are counted beside the
 * work on requests, and anew by every operator that starts.
 */
const beside = ['Event', 'ClusterTemplate'];

const PROVISIONING_WRITES = 12;
/** At most: how often the status says what it waits for depends on how fast that goes. */
const DELETION_WRITES = 16;

describe('an operator that dies', () => {
  let o2ims: O2imsFixture;

  beforeAll(async () => {
    o2ims = await O2imsFixture.start({ hosts: 2 });
    await o2ims.stopOperator();
  });

  afterAll(async () => {
    await o2ims?.stop();
  });

  const points = (writesInAll: number) =>
    Array.from({ length: writesInAll }, (_, i) => i + 1).flatMap(dieAt =>
      (['before', 'after'] as const).map(when => ({ dieAt, when })),
    );

  it.each(points(PROVISIONING_WRITES))(
    'while it provisions, $when its write number $dieAt, is taken over from',
    async point => {
      const mortal = mortalClient(o2ims.operatorClient, { ...point, beside });
      o2ims.startOperator({ client: mortal.client });
      const request = await o2ims.request('core', onHosts('core', '1', '2'));
      await mortal.died;
      await o2ims.stopOperator();

      o2ims.startOperator();
      await o2ims.untilReason(request, 'InfrastructureReady', 'InProgress');
      expect(await o2ims.made()).toEqual(EVERYTHING);
      await o2ims.remove(request);
      expect(await o2ims.made()).toEqual([]);
      await o2ims.stopOperator();
    },
  );

  it.each(points(DELETION_WRITES))(
    'while it deletes, $when its write number $dieAt, leaves nothing behind',
    async point => {
      o2ims.startOperator();
      const request = await o2ims.bringUp('core', '1', '2');
      await o2ims.stopOperator();

      const mortal = mortalClient(o2ims.operatorClient, { ...point, beside });
      o2ims.startOperator({ client: mortal.client });
      await o2ims.delete(request);
      await Promise.race([mortal.died, o2ims.untilGone(request)]);
      await o2ims.stopOperator();

      o2ims.startOperator();
      await o2ims.untilGone(request);
      expect(await o2ims.made()).toEqual([]);
      await o2ims.stopOperator();
    },
  );

  it('was tried at every write there is', async () => {
    const immortal = mortalClient(o2ims.operatorClient, {
      dieAt: Infinity,
      when: 'before',
      beside,
    });
    o2ims.startOperator({ client: immortal.client });
    const request = await o2ims.request('core', onHosts('core', '1', '2'));
    await o2ims.untilReason(request, 'InfrastructureReady', 'InProgress');
    expect(immortal.count()).toBe(PROVISIONING_WRITES);
    await o2ims.remove(request);
    expect(immortal.count() - PROVISIONING_WRITES).toBeLessThanOrEqual(
      DELETION_WRITES,
    );
  });
});
