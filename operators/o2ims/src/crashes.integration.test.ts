import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import {
  ClientCall,
  interceptClient,
  writes,
} from './__testUtils__/interceptClient';
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
const BESIDE: readonly (string | undefined)[] = ['Event', 'ClusterTemplate'];

function isWrite({ method, args }: ClientCall): boolean {
  const [type] = args as [{ kind?: string } | undefined];
  return writes.has(method) && !BESIDE.includes(type?.kind);
}

/**
 * A client of an operator that dies at its n-th write, either before that reaches the API server or before the
 * answer comes back. After that nothing gets through.
 */
function mortalClient(
  client: KubernetesClient,
  options: { dieAt: number; when: 'before' | 'after' },
): { client: KubernetesClient; died: Promise<void>; count(): number } {
  let count = 0;
  let die = () => {};
  const died = new Promise<void>(resolve => {
    die = resolve;
  });
  const mortal = interceptClient(client, call => {
    if (!isWrite(call)) {
      return call.proceed();
    }
    count++;
    if (count < options.dieAt) {
      return call.proceed();
    }
    const last =
      count === options.dieAt && options.when === 'after'
        ? Promise.resolve(call.proceed()).catch(() => undefined)
        : Promise.resolve();
    return last.then(() => {
      die();
      throw new Error('The operator is dead');
    });
  });
  return { client: mortal, died, count: () => count };
}

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
      const mortal = mortalClient(o2ims.operatorClient, point);
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

      const mortal = mortalClient(o2ims.operatorClient, point);
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
