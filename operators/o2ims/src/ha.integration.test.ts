import { Lease, resourceTypes } from '@o2ims-portal/api';
import { O2imsFixture } from './__testUtils__/O2imsFixture';
import { OperatorReplica } from './__testUtils__/OperatorReplica';
import { onHosts } from './__testUtils__/parameters';

jest.setTimeout(180_000);

/** Longer than a leader's Lease may stay without being renewed. */
const TAKE_OVER_MS = 60_000;

describe('three replicas', () => {
  let o2ims: O2imsFixture;
  let replicas: OperatorReplica[];

  beforeAll(async () => {
    o2ims = await O2imsFixture.start({ hosts: 4 });
    await o2ims.stopOperator();
    const kubeconfig = o2ims.plane.operatorKubeconfig('o2ims-operator');
    replicas = [1, 2, 3].map(() => OperatorReplica.start({ kubeconfig }));
  });

  afterAll(async () => {
    await Promise.all(replicas?.map(replica => replica.kill()) ?? []);
    await o2ims?.stop();
  });

  /** The replica that has the Lease, once it is another one than before. */
  async function leader(before?: OperatorReplica): Promise<OperatorReplica> {
    const identities = await Promise.all(replicas.map(it => it.identity));
    const former = before && (await before.identity);
    const { spec } = await o2ims.observer.until<Lease>(
      resourceTypes.lease,
      { namespace: 'default', name: 'o2ims-operator' },
      lease =>
        Boolean(lease.spec?.holderIdentity) &&
        lease.spec?.holderIdentity !== former,
      TAKE_OVER_MS,
    );
    return replicas[identities.indexOf(spec!.holderIdentity!)];
  }

  /** Versions of what only a leader writes. Events of what it did come a little later. */
  async function written() {
    const versions = await o2ims.versions();
    return Object.fromEntries(
      Object.entries(versions).filter(
        ([name]) =>
          name !== 'Lease/o2ims-operator' && !name.startsWith('Event/'),
      ),
    );
  }

  it('go on with what a killed leader began', async () => {
    const first = await leader();
    const request = await o2ims.request('heir', onHosts('heir', '1', '2'));
    await o2ims.untilState(request, 'progressing');
    await first.kill();
    await o2ims.prepareInfrastructure('heir');
    await o2ims.startControlPlane('heir');
    await o2ims.joinWorker('heir', '2');
    await leader(first);
    await o2ims.untilState(request, 'fulfilled');
    await o2ims.remove(request);
    expect(await o2ims.made()).toEqual(['Lease/o2ims-operator']);
  });

  it('are not disturbed by a leader that wakes up late', async () => {
    const first = await leader();
    const request = await o2ims.request('calm', onHosts('calm', '1', '2'));
    await o2ims.untilState(request, 'progressing');
    first.freeze();
    // what the frozen one would do next, if it still might
    await o2ims.prepareInfrastructure('calm');
    const second = await leader(first);
    await o2ims.startControlPlane('calm');
    await o2ims.joinWorker('calm', '2');
    await o2ims.untilState(request, 'fulfilled');
    const before = await written();

    first.thaw();
    await first.untilEnded();
    expect(await written()).toEqual(before);
    expect(await leader()).toBe(second);
    await o2ims.remove(request);
  });
});
