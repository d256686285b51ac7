import {
  findCondition,
  hostOfLease,
  Lease,
  ProvisioningRequest,
  resourceTypes,
} from '@o2ims-portal/api';
import { O2imsFixture } from './__testUtils__/O2imsFixture';
import { onHosts } from './__testUtils__/parameters';
import { isOlder } from './request/isOlder';

jest.setTimeout(120_000);

const HOSTS = 10;
const REQUESTS = 100;

const settled = ({ status }: ProvisioningRequest) =>
  status?.provisioningStatus?.provisioningState === 'progressing' ||
  ['NotEnoughHosts', 'HostInUse'].includes(
    findCondition(status?.conditions, 'HostsReserved')?.reason ?? '',
  );

describe('a hundred requests for ten hosts', () => {
  let o2ims: O2imsFixture;

  beforeAll(async () => {
    o2ims = await O2imsFixture.start({ hosts: HOSTS });
  });

  afterAll(async () => {
    await o2ims?.stop();
  });

  /** Two hosts each; one in five pins them, the others leave the choice to the operator. */
  const pinsOf = (i: number): string[] | undefined =>
    i % 5 === 0
      ? [`${1 + (i % HOSTS)}`, `${1 + ((i + 3) % HOSTS)}`]
      : undefined;
  const nameOf = (i: number) => `many-${`${i}`.padStart(3, '0')}`;

  async function holders(): Promise<Map<string, string[]>> {
    const { items } = await o2ims.client.list<Lease>(resourceTypes.lease);
    const byHolder = new Map<string, string[]>();
    for (const lease of items) {
      const holder = lease.spec!.holderIdentity!;
      const host = hostOfLease(lease);
      if (host) {
        byHolder.set(holder, [...(byHolder.get(holder) ?? []), host].sort());
      }
    }
    return byHolder;
  }

  const running = (requests: readonly ProvisioningRequest[]) =>
    requests.filter(
      ({ status }) =>
        status?.provisioningStatus?.provisioningState === 'progressing',
    );

  /** All requests, once as many have their hosts as can, and the others wait for theirs. */
  const untilSettled = () =>
    o2ims.observer.untilAll<ProvisioningRequest>(
      resourceTypes.provisioningRequest,
      requests =>
        requests.every(settled) && running(requests).length >= HOSTS / 2,
    );

  it('serves as many as there are hosts for, the oldest that fits next', async () => {
    const pins = new Map<string, string[] | undefined>();
    await Promise.all(
      Array.from({ length: REQUESTS }, (_, i) => {
        const name = nameOf(i);
        const pinned = pinsOf(i);
        pins.set(name, pinned?.map(id => `byoh-${id}`).sort());
        return o2ims.request(
          name,
          pinned
            ? onHosts(name, pinned[0], pinned[1])
            : {
                clusterName: name,
                controlPlane: { replicas: 1 },
                workers: { replicas: 1 },
              },
        );
      }),
    );

    for (let round = 0; ; round++) {
      const all = await untilSettled();
      expect(all).toHaveLength(REQUESTS - round);
      const served = running(all);
      const reserved = await holders();
      expect(served).toHaveLength(HOSTS / 2);
      expect([...reserved.keys()].sort()).toEqual(
        served.map(({ metadata }) => metadata.uid).sort(),
      );
      for (const hosts of reserved.values()) {
        expect(hosts).toHaveLength(2);
      }
      if (round === 3) {
        break;
      }

      const [leaving] = served;
      const freed = reserved.get(leaving.metadata.uid!);
      const next = all
        .filter(request => !served.includes(request))
        .sort((a, b) => (isOlder(a, b) ? -1 : 1))
        .find(({ metadata: { name } }) => {
          const pinned = pins.get(name);
          return !pinned || `${pinned}` === `${freed}`;
        })!;
      await o2ims.remove(leaving);
      await o2ims.until(
        next,
        ({ provisioningStatus }) =>
          provisioningStatus?.provisioningState === 'progressing',
      );
      expect((await holders()).get(next.metadata.uid!)).toEqual(freed);
    }

    const { items: left } = await o2ims.client.list<ProvisioningRequest>(
      resourceTypes.provisioningRequest,
    );
    await Promise.all(left.map(request => o2ims.delete(request)));
    await Promise.all(left.map(request => o2ims.untilGone(request)));
    expect(await o2ims.made()).toEqual([]);
  });
});
