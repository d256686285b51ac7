import {
  annotations,
  ByoHost,
  isConditionTrue,
  labels,
  Machine,
  ProvisioningRequest,
  resourceTypes,
  toHostState,
} from '@o2ims-portal/api';
import { O2imsFixture } from './__testUtils__/O2imsFixture';

jest.setTimeout(300_000);

const namespace = 'default';
/** Machines come and go one after the other. */
const PATIENCE_MS = 120_000;

describe('changes of a cluster, with Cluster API, BYOH and hosts simulated', () => {
  let o2ims: O2imsFixture;

  beforeAll(async () => {
    o2ims = await O2imsFixture.start({ simulator: { hosts: 6, speed: 20 } });
  });

  afterAll(async () => {
    await o2ims?.stop();
  });

  const pin = (ids: string[]) => ids.map(hostId => ({ hostId }));
  const parameters = (masters: string[], workers: string[], more = {}) => ({
    clusterName: 'core',
    hosts: { masters: pin(masters), workers: pin(workers) },
    controlPlaneEndpoint: { host: '10.0.0.100' },
    ...more,
  });

  /** Asks for something else, and waits until that is so. */
  async function change(
    masters: string[],
    workers: string[],
    more = {},
  ): Promise<ProvisioningRequest> {
    const request = await o2ims.request(
      'core',
      parameters(masters, workers, more),
    );
    return o2ims.observer.until<ProvisioningRequest>(
      resourceTypes.provisioningRequest,
      { name: 'core' },
      ({ metadata, status }) =>
        metadata.uid === request.metadata.uid &&
        (status?.observedGeneration ?? 0) >= request.metadata.generation! &&
        isConditionTrue(status?.conditions, 'Ready'),
      PATIENCE_MS,
    );
  }

  /** Names of the hosts that Machines are on, with their versions. */
  async function members(role: 'control-plane' | 'worker') {
    const { items } = await o2ims.client.list<Machine>(resourceTypes.machine);
    const { items: hosts } = await o2ims.client.list<ByoHost>(
      resourceTypes.byoHost,
    );
    const hostOf = ({ spec }: Machine) =>
      hosts.find(
        ({ status }) =>
          status?.machineRef?.name === spec?.infrastructureRef?.name,
      )?.metadata.name;
    return items
      .filter(
        ({ metadata }) =>
          labels.controlPlane in (metadata.labels ?? {}) ===
          (role === 'control-plane'),
      )
      .map(machine => `${hostOf(machine)} ${machine.spec?.version}`)
      .sort();
  }

  async function untilFree(name: string): Promise<void> {
    await o2ims.observer.untilGone(resourceTypes.lease, {
      namespace,
      name: `byohost-${name}`,
    });
    const host = await o2ims.client.get<ByoHost>(resourceTypes.byoHost, {
      namespace,
      name,
    });
    expect(toHostState(host!)).toBe('free');
  }

  const on = (version: string, ...ids: number[]) =>
    ids.map(id => `byoh-${id} ${version}`);

  it('grows its control plane and gets a worker', async () => {
    await change(['1'], ['4']);
    await change(['1', '2', '3'], ['4', '5']);
    expect(await members('control-plane')).toEqual(on('v1.32.0', 1, 2, 3));
    expect(await members('worker')).toEqual(on('v1.32.0', 4, 5));
  });

  it('replaces a master', async () => {
    await change(['1', '2', '6'], ['4', '5']);
    expect(await members('control-plane')).toEqual(on('v1.32.0', 1, 2, 6));
    await untilFree('byoh-3');
  });

  it('is upgraded on its hosts', async () => {
    await change(['1', '2', '6'], ['4', '5'], { k8sVersion: 'v1.33.8' });
    expect(await members('control-plane')).toEqual(on('v1.33.8', 1, 2, 6));
    expect(await members('worker')).toEqual(on('v1.33.8', 4, 5));
  });

  it('shrinks to the hosts that are still wanted, and gives back the others', async () => {
    const { status } = await change(['2'], ['5'], { k8sVersion: 'v1.33.8' });
    expect(await members('control-plane')).toEqual(on('v1.33.8', 2));
    expect(await members('worker')).toEqual(on('v1.33.8', 5));
    expect(status?.extensions?.hosts?.map(({ name }) => name)).toEqual([
      'byoh-2',
      'byoh-5',
    ]);
    for (const name of ['byoh-1', 'byoh-4', 'byoh-6']) {
      await untilFree(name);
    }
  });

  it('leaves nothing', async () => {
    const request = await o2ims.client.get<ProvisioningRequest>(
      resourceTypes.provisioningRequest,
      { name: 'core' },
    );
    await o2ims.remove(request!);
    expect(await o2ims.made()).toEqual([]);
    const { items } = await o2ims.client.list<ByoHost>(resourceTypes.byoHost);
    expect(
      items.filter(
        ({ metadata }) => !(annotations.cleanSince in metadata.annotations!),
      ),
    ).toEqual([]);
  });
});
